const DOTS = '•••••';

/** Kept beside the objects, not in them: whatever copies, prints or walks a `Revealed` finds nothing to take along. */
const clearTexts = new WeakMap<object, string>();

/**
 * A secret in clear, on its way to the one person who may see it. Printing, logging, joining, spreading, cloning or
 * serialising one gives dots or nothing; the text comes out only where it is asked for by name.
 */
export type Revealed = {
  readonly kind: 'revealed';
  /** @returns the clear text, to be shown to one person and kept nowhere */
  readonly forOnePerson: () => string;
  /** @returns the clear text, to be encrypted at once */
  readonly forSealing: () => string;
  /** @returns the last five characters, by which a person recognises a key; dots when that would be too much of it */
  readonly ending: () => string;
  readonly toString: () => string;
  readonly toJSON: () => string;
};

/** Wraps a clear text the moment it enters the process. */
export function revealed(text: string): Revealed {
  const opaque = Object.create(behaviour, { kind: { value: 'revealed', enumerable: true } }) as Revealed;
  clearTexts.set(opaque, text);
  return Object.freeze(opaque);
}

const dots = () => DOTS;

/** On the prototype, so that spreading and cloning leave it behind. */
const behaviour = Object.freeze({
  forOnePerson(this: object): string {
    return clearTextOf(this);
  },
  forSealing(this: object): string {
    return clearTextOf(this);
  },
  ending(this: object): string {
    const text = clearTextOf(this);
    return text.length >= 20 ? text.slice(-5) : DOTS;
  },
  toString: dots,
  toJSON: dots,
  valueOf: dots,
  [Symbol.toPrimitive]: dots,
  [Symbol.for('nodejs.util.inspect.custom')]: dots,
});

function clearTextOf(opaque: object): string {
  const text = clearTexts.get(opaque);
  if (text === undefined) throw new TypeError('A copy of a revealed secret holds no text');
  return text;
}
