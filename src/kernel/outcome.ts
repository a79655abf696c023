/** Ends a `switch` over a closed union; a new member makes this a type error. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected member of a closed union: ${JSON.stringify(value)}`);
}
