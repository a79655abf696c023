import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Entries } from '../../src/slack/entries.ts';
import { createFileTaker, filesIn } from '../../src/slack/files.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Slack as far as files go: what files.info says, and what lies at the address it names. */
let server: Server;
let base = '';
let info: (id: string) => object = () => ({});
let download: Answer = (_, response) => void response.end();
let tokens: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    if (!request.url?.startsWith('/api/')) {
      tokens.push(request.headers.authorization ?? '');
      return download(request, response);
    }
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const answer = info(new URLSearchParams(body).get('file') ?? '');
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());
beforeEach(() => {
  tokens = [];
});

const OWNER = 'U0KIM000000';
const file = (change: object = {}) => ({
  ok: true,
  file: {
    id: 'F1',
    user: OWNER,
    size: 4,
    mimetype: 'application/pdf',
    url_private_download: `${base}/files/F1/a.pdf`,
    ...change,
  },
});

async function take() {
  const apiUrl = `${base}/api/`;
  const taker = createFileTaker({
    client: new WebClient('xoxb-test', { slackApiUrl: apiUrl }),
    botToken: 'xoxb-test',
    apiUrl,
  });
  try {
    return await taker.take('F1', OWNER);
  } finally {
    await taker.close();
  }
}

const send =
  (content: string | Buffer, type = 'application/pdf'): Answer =>
  (_, response) =>
    void response.setHeader('content-type', type).end(content);

test('the bytes of a file come with the token of the bot', async () => {
  info = () => file();
  download = send('%PDF-1.7');
  expect(await take()).toEqual({ kind: 'taken', bytes: Buffer.from('%PDF-1.7'), type: 'pdf' });
  expect(tokens).toEqual(['Bearer xoxb-test']);
});

test.each([
  ['https://files.slack.com.evil.example/F1', 'a host that only looks like Slack'],
  ['http://files.slack.com/F1', 'Slack without TLS'],
  ['https://evil.example/?x=.slack.com', 'another host'],
  ['file:///etc/passwd', 'no web address'],
  ['', 'no address'],
])('the token goes nowhere else: %s', async (url) => {
  info = () => file({ url_private_download: url, url_private: url });
  expect(await take()).toEqual({ kind: 'problem', problem: 'not-readable' });
  expect(tokens).toEqual([]);
});

test('a redirect is not followed', async () => {
  info = () => file();
  download = (_, response) => void response.writeHead(302, { location: `${base}/elsewhere` }).end();
  expect(await take()).toEqual({ kind: 'problem', problem: 'not-readable' });
  expect(tokens).toHaveLength(1);
});

test("Slack's sign-in page is not the file", async () => {
  info = () => file();
  download = send('<!DOCTYPE html><title>Sign in</title>', 'text/html; charset=utf-8');
  expect(await take()).toEqual({ kind: 'problem', problem: 'not-readable' });
});

test('by its content, whatever header it comes with', async () => {
  info = () => file();
  download = send('<!DOCTYPE html><title>Sign in</title>');
  expect(await take()).toEqual({ kind: 'problem', problem: 'not-readable' });
});

test('an .exe that is named .pdf is refused, and so is a zip', async () => {
  info = () => file({ name: 'invoice.pdf' });
  download = send(Buffer.from('MZ\x90\0', 'latin1'));
  expect(await take()).toEqual({ kind: 'problem', problem: 'program' });
  download = send(Buffer.from('PK\x03\x04', 'latin1'));
  expect(await take()).toEqual({ kind: 'problem', problem: 'disguised' });
});

test("somebody else's file is not taken, whatever ID a form carries", async () => {
  info = () => file({ user: 'U0SOMEBODY' });
  expect(await take()).toEqual({ kind: 'problem', problem: 'not-yours' });
  expect(tokens).toEqual([]);
});

test('a file of more than 10 MB is not taken, whatever size Slack said', async () => {
  info = () => file({ size: 11 * 1024 * 1024 });
  expect(await take()).toEqual({ kind: 'problem', problem: 'too-large' });
  info = () => file();
  download = send(Buffer.alloc(10 * 1024 * 1024 + 1));
  expect(await take()).toEqual({ kind: 'problem', problem: 'too-large' });
});

test('an empty file and one that is gone are told apart', async () => {
  info = () => file({ size: 0 });
  download = send('');
  expect(await take()).toEqual({ kind: 'problem', problem: 'empty' });
  info = () => ({ ok: false, error: 'file_not_found' });
  expect(await take()).toEqual({ kind: 'problem', problem: 'gone' });
});

test('where Slack may answer later, it is tried again', async () => {
  info = () => file();
  download = (_, response) => void response.writeHead(503).end();
  await expect(take()).rejects.toThrow('503');
});

test('of what was put into a file input only files are taken, whatever somebody makes up', () => {
  const named = (files: unknown) => filesIn({ file: { chosen: { files } } } as unknown as Entries, 'file');
  expect(named([{ id: 'F1', name: 'prices.csv', size: 12 }])).toEqual([
    { slackId: 'F1', name: 'prices.csv', bytes: 12 },
  ]);
  expect(named([{ id: 'F1', name: 7, size: '12' }])).toEqual([{ slackId: 'F1', name: 'F1', bytes: undefined }]);
  for (const made of [undefined, null, 'F1', {}, [null], [{}], [{ id: 7 }], [{ id: '' }], [{ name: 'prices.csv' }]])
    expect(named(made)).toEqual([]);
});
