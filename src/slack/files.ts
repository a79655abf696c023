import type { WebClient } from '@slack/web-api';
import { Agent, request } from 'undici';
import { z } from 'zod';
import type { Entries } from './entries.ts';
import type { EnteredFile } from '../kernel/entered-file.ts';
import { fileTypeOf, refusalOfFile, TELLING_BYTES } from '../kernel/file-type.ts';
import type { FileRefusal, FileType } from '../kernel/file-type.ts';
import { slackError } from './connection.ts';

export type FileTrouble = 'gone' | 'not-yours' | 'empty' | 'too-large' | 'not-readable' | FileRefusal;
export type Taken =
  | { readonly kind: 'taken'; readonly bytes: Uint8Array; readonly type: FileType }
  | { readonly kind: 'problem'; readonly problem: FileTrouble };

const MAX_BYTES = 10 * 1024 * 1024;
const TIMEOUT_MS = 20_000;
const NAME_LENGTH = 255;
/** Slack's answers that will not change. */
const GONE = new Set(['file_not_found', 'file_deleted', 'not_visible', 'access_denied', 'channel_canvas_deleted']);

const entered = z.object({
  id: z.string().min(1),
  name: z.string().optional().catch(undefined),
  size: z.number().optional().catch(undefined),
});

/** @returns the files that were put into the file input of a block; whoever makes up a gesture may send anything there */
export function filesIn(entries: Entries, blockId: string): readonly EnteredFile[] {
  const [value] = Object.values(entries[blockId] ?? {});
  const files = z.array(z.unknown()).catch([]).parse(value?.files);
  return files.flatMap((file) => {
    const { data } = entered.safeParse(file);
    return data ? [{ slackId: data.id, name: (data.name || data.id).slice(0, NAME_LENGTH), bytes: data.size }] : [];
  });
}

type Parts = {
  readonly client: WebClient;
  readonly botToken: string;
  /** base of the Web API: files of a local workspace lie beside it */
  readonly apiUrl: string;
};

/**
 * Takes the bytes of a file from Slack (files.info, then `url_private_download`). The token goes to Slack's own hosts only and
 * follows no redirect. Source: Slack, "Working with files".
 */
export function createFileTaker({ client, botToken, apiUrl }: Parts) {
  const dispatcher = new Agent({
    connections: 2,
    headersTimeout: TIMEOUT_MS,
    bodyTimeout: TIMEOUT_MS,
    connect: { timeout: TIMEOUT_MS },
  });

  /**
   * @param owner the Slack user who must have uploaded it
   * @throws where Slack may answer later
   */
  const take = (slackFileId: string, owner: string) => fetchFile(slackFileId, owner, readAtMost);

  /**
   * Looks at the first bytes only, for somebody whose form is still open.
   * @returns what is wrong with the file, or null where nothing is, as far as can be seen
   * @throws where Slack may answer later
   */
  async function peek(slackFileId: string, owner: string): Promise<FileTrouble | null> {
    const seen = await fetchFile(slackFileId, owner, readTheFirst);
    return seen.kind === 'problem' ? seen.problem : null;
  }

  async function fetchFile(slackFileId: string, owner: string, read: typeof readAtMost): Promise<Taken> {
    const file = await describe(slackFileId);
    if (!file) return problem('gone');
    if (file.user !== owner) return problem('not-yours');
    if ((file.size ?? 0) > MAX_BYTES) return problem('too-large');
    const address = addressOf(file.url_private_download ?? file.url_private, apiUrl);
    if (!address) return problem('not-readable');

    const { statusCode, headers, body } = await request(address, {
      dispatcher,
      headers: { authorization: `Bearer ${botToken}` },
    });
    if (statusCode !== 200) {
      await body.dump();
      if (statusCode === 429 || statusCode >= 500) throw new Error(`Slack answered ${statusCode} for a file`);
      return problem(statusCode === 404 || statusCode === 410 ? 'gone' : 'not-readable');
    }
    const bytes = await read(body, MAX_BYTES);
    if (bytes === null) return problem('too-large');
    if (bytes.length === 0) return problem('empty');
    const type = fileTypeOf(bytes);
    // Without the scope files:read Slack sends its sign-in page instead of the file, as if all were well.
    const isPageInstead = isPage(headers['content-type']) || type === 'page';
    if (isPageInstead && !isPage(file.mimetype)) return problem('not-readable');
    const refusal = refusalOfFile(file.name ?? '', type);
    return refusal ? problem(refusal) : { kind: 'taken', bytes, type };
  }

  async function describe(file: string) {
    try {
      return (await client.files.info({ file })).file;
    } catch (error) {
      if (GONE.has(slackError(error))) return undefined;
      throw error;
    }
  }

  return { take, peek, close: () => dispatcher.close() };
}

/** @returns the address if it is one of Slack's own over TLS, or of the very host of the configured API, else null */
export function addressOf(url: string | undefined, apiUrl: string): URL | null {
  if (!url || !URL.canParse(url)) return null;
  const address = new URL(url);
  const ofSlack =
    address.protocol === 'https:' && (address.hostname === 'slack.com' || address.hostname.endsWith('.slack.com'));
  return ofSlack || address.origin === new URL(apiUrl).origin ? address : null;
}

/** What is not looked at is not waited for: the connection is given up. */
async function readTheFirst(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= TELLING_BYTES) break;
  }
  return Buffer.concat(chunks);
}

async function readAtMost(body: AsyncIterable<Uint8Array>, max: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > max) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function isPage(type: string | string[] | undefined): boolean {
  return String(type ?? '')
    .toLowerCase()
    .startsWith('text/html');
}

function problem(problem: FileTrouble): Taken {
  return { kind: 'problem', problem };
}
