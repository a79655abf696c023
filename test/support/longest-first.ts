import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** Suites that wait for much: people, processes that die, clocks that move. */
const LONGEST = [
  'e2e/flows',
  'crash/cancellation',
  'crash/purchase',
  'browser/five-flows',
  'e2e/purchase',
  'cancellation/trouble',
  'database/full-disk',
  'permissions/sweep',
  'e2e/two-instances',
  'key-rules/key-rules',
  'move/three-hundred',
  'backup/commands',
  'purchase/cart',
  'e2e/refused-starts',
  'administration/administration',
  'database/database',
  'cancellation/wire',
  'audit/audit',
  'key-reveal/once',
  'e2e/hostile',
  'purchase/placing',
  'download-link/download',
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
