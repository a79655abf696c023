import type { LicenceRecord, ProductKind } from '../licence.ts';

/** The MAK of an order line, by what it fits: a kind of product, and the edition as its title says it. */
export type KeyFit = { readonly productKind: string; readonly edition: string };

/** Editions as titles and licence names write them; the first that is found counts. An edition's key fits no other edition. */
const EDITIONS: readonly (readonly [RegExp, string])[] = [
  [/visio/i, 'visio'],
  [/project/i, 'project'],
  [/pro(?:fessional)?[ -]?plus/i, 'professional plus'],
  [/datacenter/i, 'datacenter'],
  [/essentials/i, 'essentials'],
  [/enterprise/i, 'enterprise'],
  [/education/i, 'education'],
  [/standard/i, 'standard'],
  [/professional|\bpro\b/i, 'professional'],
];

/** @returns the edition in a title or licence name, in lower case; empty where it says none */
export function editionOf(text: string): string {
  return EDITIONS.find(([word]) => word.test(text))?.[1] ?? '';
}

/** Kinds of products that a MAK activates. */
export const KEYED_KINDS = ['windows-client', 'windows-server', 'office'] as const satisfies readonly ProductKind[];

/** @returns the MAK that this product gets: that of its edition, else one whose title says no edition; none of another edition */
export function keyFor<Key extends KeyFit>(
  { kind, product }: Pick<LicenceRecord, 'kind' | 'product'>,
  keys: readonly Key[],
): Key | undefined {
  const fitting = keys.filter(({ productKind }) => productKind === kind);
  const edition = editionOf(product);
  const [only, ...others] = fitting;
  if (edition === '' && others.length === 0) return only;
  return fitting.find((key) => key.edition === edition) ?? fitting.find((key) => key.edition === '');
}
