import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** Suites that wait for much: people, processes that die, clocks that move. */
const LONGEST = [
  'crash/purchase',
  'browser/five-flows',
  'e2e/purchase',
  'e2e/flows',
  'cancellation/trouble',
  'e2e/two-instances',
  'e2e/refused-starts',
  'database/database',
  'purchase/cart',
  'crash/cancellation',
  'cancellation/wire',
  'key-reveal/troubles',
  'cancellation/after',
];

/** Within a project the longest suites begin first, so that none of them is left to run alone at the end. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project.name))];
    return projects.flatMap((name) =>
      sorted.filter(({ project }) => project.name === name).toSorted((a, b) => rankOf(a) - rankOf(b)),
    );
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = LONGEST.findIndex((part) => moduleId.endsWith(`/${part}.test.ts`));
  return rank === -1 ? LONGEST.length : rank;
}
