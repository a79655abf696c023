import { WebClient } from '@slack/web-api';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { createJobs } from '../../src/jobs/jobs.ts';
import type { Jobs } from '../../src/jobs/jobs.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Chart } from '../../src/pictures/chart.ts';
import { createGallery } from '../../src/pictures/gallery.ts';
import type { Gallery } from '../../src/pictures/gallery.ts';
import { createRenderer } from '../../src/pictures/renderer.ts';
import { home, picture } from '../../src/slack/blocks/index.ts';
import { createPictureShelf } from '../../src/slack/picture-shelf.ts';
import { refusedPictures } from '../../src/slack/refused-pictures.ts';
import { eventually, recordingLog } from '../support/conditions.ts';
import { openTestDatabase } from '../support/database.ts';
import { movableClock } from '../support/partner-center.ts';
import { startLocalWorkspace } from '../support/slack/local-workspace.ts';
import type { LocalWorkspace } from '../support/slack/local-workspace.ts';
import { testManifest } from '../support/slack/test-manifest.ts';

const HOUR_MS = 60 * 60 * 1000;
const clock = movableClock();
const renderer = createRenderer();
const seen: string[] = [];
let workspace: LocalWorkspace;
let client: WebClient;
let database: Database;
let jobs: Jobs;
let gallery: Gallery;
let figure = 1;
let dies = false;

const chart = (): Chart => ({
  alt: `It is ${figure}`,
  spec: { data: { values: [{ figure }] }, mark: 'bar', encoding: { y: { field: 'figure', type: 'quantitative' } } },
});

beforeAll(async () => {
  workspace = await startLocalWorkspace({ manifest: testManifest });
  await workspace.control('rate-limits', { enabled: false });
  const { apiUrl } = workspace;
  client = new WebClient(workspace.credentials.botToken, { slackApiUrl: apiUrl, retryConfig: { retries: 0 } });
  database = await openTestDatabase();
  const log = recordingLog();
  jobs = createJobs({ database, clock, log });
  const reach = () => {
    if (!dies) return;
    dies = false;
    throw new Error('The process died here');
  };
  const shelf = createPictureShelf({ client, apiUrl });
  gallery = createGallery({ database, jobs, renderer, shelf, clock, log, reach });
  gallery.paint('month', { chart: async () => chart(), seen: async (personId) => void seen.push(personId) });
  await jobs.start();
  // What loads the thread is not what is waited for below.
  await renderer.draw(chart());
});
afterEach(() => void seen.splice(0));
afterAll(async () => {
  await jobs.stop(1_000);
  await renderer.close();
  await database.close();
  await workspace.close();
});

const filesThere = async () => {
  const { files } = (await workspace.control('history')) as { readonly files?: readonly { readonly id: string }[] };
  return (files ?? []).map(({ id }) => id);
};
const show = (subjectId: string, person = 'ann') =>
  gallery.show({ kind: 'month', subjectId, locale: 'en-GB' }, chart(), person);
const hung = (subjectId: string) =>
  eventually(async () => {
    const shown = await gallery.show({ kind: 'month', subjectId, locale: 'en-GB' }, chart());
    return shown?.alt === chart().alt ? shown : null;
  }, 40_000);

test('a picture is brought to Slack once, shown in a block, and brought again only when its figures change', async () => {
  const subject = newId();
  expect(await show(subject)).toBeNull();
  const first = await hung(subject);
  await eventually(() => seen.includes('ann'));
  expect(await show(subject)).toEqual({ fileId: first.fileId, alt: 'It is 1' });
  await client.views.publish({ user_id: 'U0KIM000000', view: home([picture(first)]) });

  figure = 2;
  expect(await show(subject)).toEqual(first);
  const second = await hung(subject);
  expect(second.fileId).not.toBe(first.fileId);
  expect(await filesThere()).toEqual(expect.arrayContaining([first.fileId, second.fileId]));
  await jobs.bringForward(2 * HOUR_MS);
  await expect.poll(filesThere).toEqual([second.fileId]);
});

test('a process that dies between the upload and its record leaves no second picture behind', async () => {
  const subject = newId();
  const before = await filesThere();
  dies = true;
  await show(subject);
  await eventually(() => !dies);
  const { fileId } = await hung(subject);
  expect(await filesThere()).toEqual([...before, fileId].toSorted());
});

test('what somebody took away in Slack is refused there, forgotten here, and drawn again', async () => {
  const subject = newId();
  await show(subject);
  const lost = await hung(subject);
  await client.files.delete({ file: lost.fileId });
  const view = home([picture(lost)]);
  const error: unknown = await client.views
    .publish({ user_id: 'U0KIM000000', view })
    .catch((refusal: unknown) => refusal);
  expect(refusedPictures(error, view.blocks)).toEqual([lost.fileId]);
  await gallery.forget([lost.fileId]);
  expect(await show(subject)).toBeNull();
  expect((await hung(subject)).fileId).not.toBe(lost.fileId);
});
