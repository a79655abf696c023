import { expect, test } from 'vitest';
import { drawTable, withSection } from '../../bench/support/document.ts';
import { median, percentile } from '../../bench/support/statistics.ts';

test('a table that was measured replaces its own section of the document, and no other', () => {
  const first = withSection('', 'page', 'slow');
  const both = withSection(first, 'keys', 'many');
  expect(both).toMatch(/^# Benchmarks/);
  expect(withSection(both, 'page', 'fast')).toBe(both.replace('slow', 'fast'));
});

test('numbers stand to the right of what they are about', () => {
  expect(drawTable({ kind: 'table', columns: ['what', 'median'], rows: [['page load', '3 ms']] })).toBe(
    '| what | median |\n| --- | --: |\n| page load | 3 ms |',
  );
});

test('percentiles are values that were measured', () => {
  const values = [5, 1, 4, 2, 3];
  expect(median(values)).toBe(3);
  expect(percentile(values, 95)).toBe(5);
  expect(percentile([], 95)).toBeNaN();
});
