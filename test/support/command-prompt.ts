/** A program that a script of the command prompt calls. `input` is what a pipe hands it. @returns its exit code and output */
export type Program = (args: readonly string[], input: string) => { readonly code: number; readonly output: string };

export type Prompt = {
  readonly files: Map<string, string>;
  readonly variables: Map<string, string>;
  /** what a person types, in the order of the questions */
  readonly answers: string[];
  readonly programs: Readonly<Record<string, Program>>;
  readonly screen: string[];
};

type Place = { readonly folder: string; readonly args: readonly string[] };
const MOST_STEPS = 500;

/**
 * Runs a script of the kit: the few commands of cmd.exe in which it is written, in the order in which cmd.exe reads a line –
 * variables first, then operators. What is not understood fails the test that runs it.
 * @returns the exit code
 */
export function runCommandFile(prompt: Prompt, path: string, args: readonly string[]): number {
  const { files, variables, answers, programs, screen } = prompt;
  const text = files.get(path);
  if (text === undefined) throw new Error(`There is no ${path}`);
  const lines = text.split('\r\n');
  const place: Place = { folder: path.replace(/[^\\]*$/, ''), args };
  let at = 0;
  let ended: number | null = null;
  for (let steps = 0; at < lines.length && ended === null; steps += 1) {
    if (steps > MOST_STEPS) throw new Error(`${path} does not end`);
    const line = lines[at] ?? '';
    at += 1;
    if (line.trim() === '' || line.startsWith(':') || /^rem\b/i.test(line)) continue;
    runLine(expanded(line));
  }
  return ended ?? 0;

  function expanded(line: string): string {
    return line
      .replace(/%~dp0/g, place.folder)
      .replace(/%~(\d)/g, (_, digit: string) => (place.args[Number(digit) - 1] ?? '').replace(/^"|"$/g, ''))
      .replace(/%([^%~]+?)(?::~(-?\d+))?%/g, (_, name: string, from?: string) => {
        const value = variables.get(name.toUpperCase()) ?? '';
        return from === undefined ? value : value.slice(Number(from));
      });
  }

  /** `a || b`, `a && b`; what is in quotes is no operator. */
  function runLine(line: string): number {
    const [first, operator, rest = ''] = partedAt(line, /^(\|\||&&)/);
    if (operator === undefined && partedAt(first, /^(&)(?!\d)/)[1] !== undefined && !/>&\d/.test(first))
      throw new Error(`Two commands in a line: ${line}`);
    const code = runPipe(first);
    if (operator === undefined || (operator === '||') === (code === 0)) return code;
    return runLine(rest.trim());
  }

  function runPipe(line: string): number {
    const condition =
      /^if\s+(\/i\s+)?(not\s+)?(?:defined\s+(\w+)|exist\s+"([^"]*)"|("[^"]*")==("[^"]*"))\s+(.*)$/i.exec(line.trim());
    if (condition) {
      const [, folded, not, name, file, left = '', right = '', command = ''] = condition;
      const fold = (value: string) => (folded ? value.toLowerCase() : value);
      const isSo =
        name !== undefined
          ? variables.has(name.toUpperCase())
          : file !== undefined
            ? files.has(file)
            : fold(left) === fold(right);
      return isSo === (not === undefined) ? runLine(command) : 0;
    }
    const [first, pipe, rest] = partedAt(line, /^(\|)/);
    if (pipe === undefined) return run(first, '').code;
    return run(rest ?? '', run(first, '', true).output).code;
  }

  function run(line: string, input: string, isPiped = false): ReturnType<Program> {
    const { command, target, appends } = redirected(line.trim());
    const done = perform(command, input);
    if (target !== null && target.toLowerCase() !== 'nul')
      files.set(target, (appends ? (files.get(target) ?? '') : '') + done.output);
    else if (target === null && !isPiped && done.output !== '') screen.push(done.output.replace(/\r\n$/, ''));
    return done;
  }

  function perform(command: string, input: string): ReturnType<Program> {
    const words = wordsOf(command);
    const [name = ''] = words;
    const rest = words.slice(1);
    const said = (output: string) => ({ code: 0, output });
    switch (name.toLowerCase()) {
      case '@echo':
      case 'setlocal':
        return said('');
      case 'cls':
        screen.length = 0;
        return said('');
      case 'echo':
        return said(`${command.slice(5)}\r\n`);
      case 'goto': {
        at = lines.findIndex((line) => line.toLowerCase() === `:${(rest[0] ?? '').toLowerCase()}`);
        if (at < 0) throw new Error(`There is no label: ${command}`);
        return said('');
      }
      case 'exit':
        ended = Number(rest[1]);
        return { code: ended, output: '' };
      case 'call':
        return { code: runCommandFile(prompt, rest[0] ?? '', rest.slice(1)), output: '' };
      case 'type':
        return said(files.get(rest[0] ?? '') ?? '');
      case 'del':
        files.delete(rest[0] ?? '');
        return said('');
      case 'set':
        return said(assign(command, rest));
      default: {
        const program = programs[name.toLowerCase()];
        if (!program) throw new Error(`There is no program ${name}: ${command}`);
        return program(rest, input);
      }
    }
  }

  function assign(command: string, rest: readonly string[]): string {
    const [, asks, name = '', value = ''] = /^set\s+(\/p\s+)?"([^=]+)=(.*)"$/i.exec(command) ?? [];
    if (name === '')
      return [...variables]
        .filter(([each]) => each.startsWith((rest[0] ?? '').toUpperCase()))
        .map(([each, held]) => `${each}=${held}\r\n`)
        .join('');
    if (asks !== undefined) screen.push(value);
    const given = asks === undefined ? value : (answers.shift() ?? '');
    if (given === '') variables.delete(name.toUpperCase());
    else variables.set(name.toUpperCase(), given);
    return '';
  }
}

/** Parts a line at the first operator outside quotes. */
function partedAt(line: string, operator: RegExp): [string, string?, string?] {
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '"') isQuoted = !isQuoted;
    const found = isQuoted ? null : operator.exec(line.slice(at))?.[1];
    const isHandle = found === '&' && line[at - 1] === '>';
    const isDouble = found?.length === 1 && (line[at + 1] === found || line[at - 1] === found);
    if (found && !isHandle && !isDouble) return [line.slice(0, at), found, line.slice(at + found.length)];
  }
  return [line];
}

/** `>"file" echo x`, `command >>"file" 2>&1`. */
function redirected(line: string): {
  readonly command: string;
  readonly target: string | null;
  readonly appends: boolean;
} {
  const plain = line.replace(/\s*2>(?:&1|nul)/g, '');
  const [whole, mark = '', quoted, bare] = /(>>?)\s*(?:"([^"]*)"|(nul)\b)\s*/i.exec(plain) ?? [];
  if (whole === undefined) return { command: plain, target: null, appends: false };
  return { command: plain.replace(whole, '').trim(), target: quoted ?? bare ?? null, appends: mark === '>>' };
}

/** The words of a command as a program gets them: quotes hold blanks together, and are gone. */
export function wordsOf(command: string): string[] {
  return [...command.matchAll(/(?:[^\s"]|"[^"]*")+/g)].map(([word]) => word.replaceAll('"', ''));
}

/** findstr, as far as the kit uses it. */
export function findstrOf(files: ReadonlyMap<string, string>): Program {
  return (args, input) => {
    const has = (flag: string) => args.some((arg) => arg.toLowerCase() === flag);
    const plain = args.filter((arg) => !arg.startsWith('/'));
    const literals = args.flatMap((arg) => (/^\/c:/i.test(arg) ? [arg.slice(3)] : []));
    const [pattern, file] = literals.length > 0 ? [undefined, plain[0]] : plain;
    const wanted = literals.length > 0 ? literals.map(escaped) : [pattern ?? ''];
    const whole = wanted.map((each) => (has('/x') ? `^${each}$` : has('/b') ? `^${each}` : each)).join('|');
    const expression = new RegExp(whole, has('/i') ? 'i' : '');
    const lines = (file === undefined ? input : (files.get(file) ?? '')).split('\r\n').filter((line) => line !== '');
    const found = lines.filter((line) => expression.test(line));
    return { code: found.length > 0 ? 0 : 1, output: found.map((line) => `${line}\r\n`).join('') };
  };
}

const escaped = (literal: string) => literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
