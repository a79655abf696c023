import { beforeEach, describe, expect, test } from 'vitest';
import { kitFiles } from '../../../src/flows/move/kit/kit.ts';
import { translatorFor } from '../../../src/i18n/translator.ts';
import { findstrOf, runCommandFile } from '../../support/command-prompt.ts';
import type { Prompt } from '../../support/command-prompt.ts';
import { readResults } from './at-once.ts';

const MAK = 'NPPR9-FWDCX-D2C8J-H872K-2YT43';
/** A folder as people name them; what is outside quotes would be two commands. */
const FOLDER = 'C:\\Users\\Kim & Bo\\kit (3)\\';
const SLMGR = 'C:\\Windows\\System32\\slmgr.vbs';
const OSPP = 'C:\\Program Files\\Microsoft Office\\Office16\\ospp.vbs';

let calls: string[][];
let prompt: Prompt;
let activation: string;
let isElevated: boolean;

/** slmgr.vbs and ospp.vbs: they print the key they install, whole, as the real ones do. */
function cscript(args: readonly string[]) {
  calls.push([...args]);
  const [, script, option = '', ...rest] = args;
  if (rest.length > 0 || args[0] !== '//nologo') return { code: 1, output: 'usage\r\n' };
  const key = calls.findLast((call) => /\/ipk|\/inpkey/.test(call.join(' ')))?.join(' ') ?? '';
  const ending = key.slice(-5);
  const isActive = activation === '';
  if (script === SLMGR && option === '/dlv')
    return {
      code: 0,
      output: `Name: Windows(R), Professional edition\r\nDescription: Windows(R) Operating System, VOLUME_MAK channel\r\nPartial Product Key: ${ending}\r\nLicense Status: ${isActive ? 'Licensed' : 'Notification'}\r\n`,
    };
  if (script === OSPP && option === '/dstatus')
    return {
      code: 0,
      output: `LICENSE NAME: Office 16, Office16ProPlusVL_MAK edition\r\nLICENSE DESCRIPTION: Office 16, RETAIL(MAK) channel\r\nLICENSE STATUS:  ---LICENSED---\r\nLast 5 characters of installed product key: ${ending}\r\n`,
    };
  if (option === '/ato' || option === '/act')
    return { code: 0, output: isActive ? 'Product activated successfully.\r\n' : `Error: ${activation} \r\n` };
  return { code: 0, output: `Installed product key ${MAK} successfully.\r\n` };
}

beforeEach(() => {
  const product = {
    kind: 'windows-client',
    product: 'Windows',
    activationId: null,
    partialKey: null,
    deadline: null,
  } as const;
  const { files } = kitFiles(
    {
      ...{ move: 'M-7', title: 'HQ', customer: 'Fabrikam', number: 3, startsAt: null, endsAt: null },
      machines: [{ name: 'PC-01.fabrikam.nl', products: [{ ...product, order: null }] }],
    },
    translatorFor('nl-NL'),
  );
  const all = new Map(files.map(({ name, text }) => [`${FOLDER}${name}`, text.replace(/^\uFEFF/, '')]));
  all.set(OSPP, '');
  [calls, activation, isElevated] = [[], '', true];
  prompt = {
    files: all,
    answers: [],
    screen: [],
    variables: new Map(
      Object.entries({
        COMPUTERNAME: 'PC-01',
        SYSTEMROOT: 'C:\\Windows',
        TEMP: 'C:\\Temp',
        RANDOM: '4711',
        PROGRAMFILES: 'C:\\Program Files',
        'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
      }),
    ),
    programs: { cscript, findstr: findstrOf(all), fltmc: () => ({ code: isElevated ? 0 : 1, output: '' }) },
  };
});

function run(script: string, ...args: readonly string[]): number {
  const code = runCommandFile(prompt, `${FOLDER}${script}`, args);
  const left = [...prompt.screen, ...prompt.files.values(), ...prompt.variables.values()].join('\n');
  for (const part of MAK.split('-').slice(0, 4)) expect(left).not.toContain(part);
  return code;
}

const resultOf = (kind: string) => prompt.files.get(`${FOLDER}results-PC-01-${kind}.txt`) ?? '';

describe('roll-out.cmd, read again line by line with a made-up slmgr on the path', () => {
  test('installs, activates at once, shows and keeps what the machine says; the key is left nowhere', () => {
    prompt.answers.push(MAK);
    expect(run('roll-out.cmd', 'windows')).toBe(0);
    expect(calls).toEqual([
      ['//nologo', SLMGR, '/ipk', MAK],
      ['//nologo', SLMGR, '/ato'],
      ['//nologo', SLMGR, '/dlv'],
    ]);
    expect(readResults(resultOf('windows')).results).toMatchObject([
      { machine: 'PC-01', outcome: 'done', record: { channel: 'mak', partialKey: '2YT43' } },
    ]);
    expect([...prompt.files.keys()].filter((name) => name.startsWith('C:\\Temp'))).toEqual([]);
  });

  test('an activation that fails is in the results with its code', () => {
    prompt.answers.push(MAK);
    activation = '0xC004C020';
    run('roll-out.cmd', 'windows');
    expect(readResults(resultOf('windows')).results).toMatchObject([{ outcome: 'failed', code: '0xC004C020' }]);
  });

  test('Office by ospp.vbs, and how to take the old key away', () => {
    prompt.answers.push(MAK);
    expect(run('roll-out.cmd', 'office')).toBe(0);
    expect(calls.map((call) => call.slice(1))).toEqual([
      [OSPP, `/inpkey:${MAK}`],
      [OSPP, '/act'],
      [OSPP, '/dstatus'],
    ]);
    expect(prompt.screen.join('\n')).toContain('/unpkey');
    expect(readResults(resultOf('office')).results).toMatchObject([{ outcome: 'done', record: { kind: 'office' } }]);
  });

  test.each([
    '',
    'calc',
    `${MAK}&calc`,
    `"&calc&"${MAK.slice(8)}`,
    '%COMSPEC%%COMSPEC%',
    MAK.replaceAll('-', ''),
    'AAAA|-AAA>A-AAAAA-AAAAA-AAAAA',
  ])('what is no key is passed to nothing: %s', (typed) => {
    prompt.answers.push(typed);
    expect(run('roll-out.cmd', 'windows')).toBe(2);
    expect(calls).toEqual([]);
    expect(prompt.screen.at(-1)).toMatch(/Er is niets gedaan\.$/);
  });

  test.each([
    ['not as administrator', () => (isElevated = false), 'als administrator'],
    [
      'a machine that is not of the wave',
      () => prompt.variables.set('COMPUTERNAME', 'PC-02'),
      'staat niet in machines.csv',
    ],
    ['the beginning of another name', () => prompt.variables.set('COMPUTERNAME', 'PC-0'), 'staat niet in machines.csv'],
  ])('does nothing: %s', (_, change, words) => {
    change();
    prompt.answers.push(MAK);
    expect(run('roll-out.cmd', 'windows')).toBe(2);
    expect(calls).toEqual([]);
    expect(prompt.screen.join('\n')).toContain(words);
  });

  test('without Office, or without saying what, it says so', () => {
    prompt.files.delete(OSPP);
    expect(run('roll-out.cmd', 'office')).toBe(2);
    expect(run('roll-out.cmd', '"&calc')).toBe(2);
    expect(calls).toEqual([]);
  });

  test('roll-back.cmd asks for the KMS client key', () => {
    prompt.answers.push(MAK);
    run('roll-back.cmd', 'windows');
    expect(calls[0]?.slice(1, 3)).toEqual([SLMGR, '/ipk']);
    // The machine still says VOLUME_MAK here: that is no roll-back.
    expect(prompt.screen.join('\n')).toContain('De code is niet geinstalleerd');
  });
});

test('every label that is gone to is there, and every variable that is read is set by it, by texts.cmd or by Windows', () => {
  const script = prompt.files.get(`${FOLDER}roll-out.cmd`) ?? '';
  const texts = prompt.files.get(`${FOLDER}texts.cmd`) ?? '';
  const labels = new Set([...script.matchAll(/^:(\w+)/gm)].map(([, name]) => name));
  expect([...script.matchAll(/\bgoto (\w+)/g)].map(([, name]) => name).filter((name) => !labels.has(name))).toEqual([]);
  const known = new Set([
    ...[...`${script}\n${texts}`.matchAll(/set (?:\/p )?"(\w+)=/g)].map(([, name]) => name),
    ...['COMPUTERNAME', 'SystemRoot', 'TEMP', 'RANDOM', 'ProgramFiles', 'ProgramFiles(x86)'],
  ]);
  const read = [...script.matchAll(/%([A-Za-z_]\w*(?:\(x86\))?)(?::~-5)?%/g)].map(([, name]) => name);
  expect(read.filter((name) => !known.has(name))).toEqual([]);
  // The output of what repeats the key goes nowhere.
  const installing = script.split('\r\n').filter((line) => line.includes('%KEYENTERED%') && line.startsWith('cscript'));
  expect(installing).toHaveLength(2);
  for (const line of installing) expect(line).toMatch(/ >nul 2>&1$/);
});
