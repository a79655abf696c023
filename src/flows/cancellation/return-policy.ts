import { readFile } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';
import { currentPolicy, overlappingRules, programmePolicy } from './rules-return-policy/policy.ts';
import type { ReturnPolicy, ReturnRule } from './rules-return-policy/policy.ts';

export type { ReturnPolicy } from './rules-return-policy/policy.ts';

/** What is wrong with the setting, in words for the operator; never its value. */
export type PolicyProblem = { readonly kind: 'unusable'; readonly problem: string };

const LONGEST = { 'calendar-days': 366, hours: 366 * 24 } as const;

const day = z.iso.date({ error: 'must be a day, such as 2021-06-01' });
const rule = z
  .strictObject({
    kind: z.enum(['perpetual', 'subscription'], { error: 'must be perpetual or subscription' }),
    from: day.optional(),
    before: day.optional(),
    length: z.int({ error: 'must be a whole number' }).min(1, 'must be at least 1'),
    unit: z.enum(['calendar-days', 'hours'], { error: 'must be calendar-days or hours' }),
    credit: z.enum(['full', 'pro-rated'], { error: 'must be full or pro-rated' }),
    renewals: z.boolean({ error: 'must be true or false' }).optional(),
    source: z
      .string({ error: 'must say where the rule is written' })
      .trim()
      .min(3, 'must say where the rule is written')
      .max(200, 'is longer than 200 characters'),
  })
  .refine(({ from, before }) => from === undefined || before === undefined || from < before, {
    path: ['before'],
    error: 'must be later than from',
  })
  .refine(({ length, unit }) => length <= LONGEST[unit], { path: ['length'], error: 'is longer than a year' });

const file = z.strictObject({
  name: z.string().trim().min(1, 'must not be empty').max(60, 'is longer than 60 characters'),
  rules: z.array(rule).min(1, 'must have at least one rule'),
});

/**
 * Reads the return policy the operator chose: `programme`, `current`, or the path of a JSON file
 * `{"name": …, "rules": [{"kind", "from"?, "before"?, "length", "unit", "credit", "renewals"?, "source"}]}` with the fields of a ReturnRule.
 * @param setting the value of CANCELLATION_POLICY; a relative path is looked for from where the product was started
 */
export async function readReturnPolicy(setting: string): Promise<ReturnPolicy | PolicyProblem> {
  const name = setting.trim();
  if (name === programmePolicy.name) return programmePolicy;
  if (name === currentPolicy.name) return currentPolicy;
  try {
    return parseReturnPolicy(await readFile(isAbsolute(name) ? name : resolve(name), 'utf8'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return unusable(`is neither programme nor current, and no file can be read there (${code})`);
  }
}

export function parseReturnPolicy(text: string): ReturnPolicy | PolicyProblem {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return unusable('names a file that is not JSON');
  }
  const read = file.safeParse(content);
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = issue?.path.map(String).join('.') ?? '';
    return unusable(
      `names a file with a mistake${where === '' ? '' : ` at ${where}`}: ${issue?.message ?? 'it cannot be read'}`,
    );
  }
  const rules: readonly ReturnRule[] = read.data.rules;
  const both = overlappingRules(rules);
  if (both)
    return unusable(
      `names a file in which rules ${both.map((each) => rules.indexOf(each) + 1).join(' and ')} are for the same orders`,
    );
  return { name: read.data.name, rules };
}

function unusable(problem: string): PolicyProblem {
  return { kind: 'unusable', problem };
}
