import { afterAll, expect, test } from 'vitest';
import { translatorFor } from '../../src/i18n/translator.ts';
import { burnDown } from '../../src/flows/move/picture/burn-down.ts';
import type { Chart } from '../../src/pictures/chart.ts';
import { createRenderer } from '../../src/pictures/renderer.ts';

const renderer = createRenderer();
afterAll(() => renderer.close());

const DAY_MS = 24 * 60 * 60 * 1000;
const from = new Date('2026-11-25T09:00:00Z');
const after = (days: number) => new Date(from.getTime() + days * DAY_MS);

function chartOf(machines: number): Chart {
  const fleet = Array.from({ length: machines }, (_, index) => ({
    deadline: after(60 + (index % 90)),
    plannedAt: after(5 + index / 100),
    goneAt: index % 3 === 0 ? after(index / 1000) : null,
  }));
  return burnDown(fleet, { from, now: after(7), zone: 'Europe/Amsterdam' }, translatorFor('nl-NL'));
}

test('the same chart gives the same picture, also from a thread that began anew', async () => {
  const another = createRenderer();
  const [first, again, elsewhere] = await Promise.all([
    renderer.draw(chartOf(300)),
    renderer.draw(chartOf(300)),
    another.draw(chartOf(300)),
  ]);
  await another.close();
  expect(first.subarray(1, 4).toString()).toBe('PNG');
  expect(again.equals(first)).toBe(true);
  expect(elsewhere.equals(first)).toBe(true);
  expect(first.equals(await renderer.draw(chartOf(299)))).toBe(false);
  expect(first.length).toBeLessThan(200_000);
});

test('the time of a picture is spent in a thread of its own: gestures are answered meanwhile', async () => {
  const spent = performance.eventLoopUtilization();
  const charts = Array.from({ length: 8 }, (_, index) => chartOf(280 + index));
  await Promise.all(charts.map((chart) => renderer.draw(chart)));
  expect(performance.eventLoopUtilization(spent).utilization).toBeLessThan(0.5);
});

test('what cannot be drawn is said, and the next is drawn', async () => {
  const broken = { alt: '', spec: { mark: 'bar', data: { url: 'file:///etc/passwd' } } } as Chart;
  const bogus = { alt: '', spec: { layer: 'nothing' } } as unknown as Chart;
  await expect(renderer.draw(bogus)).rejects.toThrow('A chart could not be drawn');
  // Nothing is read from anywhere: a chart that names a file is a chart without figures.
  await expect(renderer.draw(broken)).resolves.toBeInstanceOf(Buffer);
  await expect(renderer.draw(chartOf(3))).resolves.toBeInstanceOf(Buffer);
});

test('the thread ends when there is nothing to draw, and a renderer that is closed while it draws says so', async () => {
  const brief = createRenderer({ idleMs: 1 });
  await brief.draw(chartOf(2));
  await expect(brief.draw(chartOf(2))).resolves.toBeInstanceOf(Buffer);
  const drawing = brief.draw(chartOf(4));
  const refused = expect(drawing).rejects.toThrow();
  await new Promise(setImmediate);
  await brief.close();
  await refused;
});
