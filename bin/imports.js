import { registerHooks } from 'node:module';

// Node.js reads and parses the package.json beside a file anew for every import of it, and that of date-fns has 200 kB: four hundred
// times that is most of a start, and 80 MB of rubbish. Of our own sources and of these packages it is known where a file lies and what
// it is; all else is looked for once.
const sources = new URL('../src/', import.meta.url).href;
const [dates, ...others] = ['date-fns', 'zod', 'pg-boss'].map(
  (name) => new URL(`../node_modules/${name}/`, import.meta.url).href,
);
/** of modules throughout */
const packages = [dates, ...others];

/**
 * @param {string} specifier
 * @param {string | undefined} parent
 * @returns where a file is that needs no looking for, or null
 */
function found(specifier, parent) {
  if (specifier.startsWith('date-fns/'))
    return { url: `${dates}${specifier.slice('date-fns/'.length)}.js`, format: 'module' };
  if (!specifier.startsWith('.') || !parent) return null;
  if (specifier.endsWith('.js') && packages.some((folder) => parent.startsWith(folder)))
    return { url: new URL(specifier, parent).href, format: 'module' };
  if (!parent.startsWith(sources) || !specifier.endsWith('.ts')) return null;
  return { url: new URL(specifier, parent).href, format: 'module-typescript' };
}

/** Lets the sources of the desk be found without looking; to be called before the first of them is imported. */
export function hastenImports() {
  /** @type {Map<string, import('node:module').ResolveFnOutput>} */
  const looked = new Map();
  registerHooks({
    resolve(specifier, context, next) {
      const known = found(specifier, context.parentURL);
      if (known) return { ...known, shortCircuit: true };
      if (specifier.startsWith('.') || !context.parentURL?.startsWith(sources)) return next(specifier, context);
      // Every file of ours finds the same package by the same name.
      const where = looked.get(specifier) ?? next(specifier, context);
      looked.set(specifier, where);
      return { ...where, shortCircuit: true };
    },
  });
}
