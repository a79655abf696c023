/** Lets the sources of the desk be found without looking; to be called before the first of them is imported. */
export function hastenImports(): void;
