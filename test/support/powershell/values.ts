/** What a value of PowerShell is here. */
export type Value = string | number | boolean | null | Date | Value[] | Table | Thing | Secret | Block;

/** A hashtable: names without case, in the order in which they came. */
export class Table {
  readonly entries = new Map<string, { readonly name: string; readonly value: Value }>();
  get(name: string): Value | undefined {
    return this.entries.get(name.toLowerCase())?.value;
  }
  set(name: string, value: Value): void {
    this.entries.set(name.toLowerCase(), { name: this.entries.get(name.toLowerCase())?.name ?? name, value });
  }
}

/** An object with properties, such as a row of a table or an instance of CIM. */
export class Thing {
  readonly properties: Table;
  constructor(properties: Readonly<Record<string, Value>>) {
    this.properties = new Table();
    for (const [name, value] of Object.entries(properties)) this.properties.set(name, value);
  }
}

/** A SecureString, which gives nothing away where it is printed. */
export class Secret {
  text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A script block. */
export class Block<Node = unknown> {
  readonly parameters: readonly string[];
  readonly body: Node | null;
  constructor(parameters: readonly string[], body: Node | null) {
    this.parameters = parameters;
    this.body = body;
  }
}

/** What `throw` throws, and every cmdlet that fails: the error record that `$_` is in `catch`. */
export class Failure extends Error {
  readonly record: Thing;
  constructor(message: string, id = message, hresult = -2_146_233_088) {
    super(message);
    this.record = new Thing({
      FullyQualifiedErrorId: id,
      Exception: new Thing({ Message: message, HResult: hresult }),
    });
  }
}

export function isTrue(value: Value): boolean {
  if (Array.isArray(value)) return value.length > 1 || (value.length === 1 && isTrue(value[0] ?? null));
  return value !== null && value !== '' && value !== 0 && value !== false;
}

export function asText(value: Value): string {
  if (value === null) return '';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (Array.isArray(value)) return value.map(asText).join(' ');
  if (value instanceof Secret) return 'System.Security.SecureString';
  if (value instanceof Table) return 'System.Collections.Hashtable';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? 'object' : String(value);
}

/** What a pipeline wrote, as an assignment takes it. */
export function collapsed(written: readonly Value[]): Value {
  return written.length === 0 ? null : written.length === 1 ? (written[0] ?? null) : [...written];
}

/** The pipeline takes a list apart, one level of it. */
export function unrolled(value: Value): Value[] {
  return Array.isArray(value) ? value : value === null ? [] : [value];
}

/** An expression of .NET as one of JavaScript. */
export function expressionOf(pattern: string, flags: string): RegExp {
  return new RegExp(pattern.replaceAll('\\A', '^').replaceAll('\\z', '$'), `u${flags}`);
}

/** `-f`: `{0}`, `{0:X8}`, `{0:yyyyMMdd-HHmmss}`. */
export function formatted(format: string, values: readonly Value[]): string {
  return format.replace(/\{(\d+)(?::([^}]+))?\}/g, (_, index: string, how?: string) => {
    const value = values[Number(index)];
    if (value === undefined) throw new Failure('Index must be less than the size of the argument list.');
    if (how === 'X8') return (Number(value) >>> 0).toString(16).toUpperCase().padStart(8, '0');
    if (value instanceof Date) return value.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
    return asText(value);
  });
}
