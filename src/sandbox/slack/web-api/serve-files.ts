import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { pathOf, readBody } from '../http-exchange.ts';
import { fileOfForm } from '../multipart.ts';
import type { WorkspaceState } from '../state/workspace-state.ts';
import type { PendingUpload } from './files.ts';

/** Slack tells the kind of a file itself; here its name does. */
const TYPES: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.txt': 'text/plain',
  '.zip': 'application/zip',
};

const LARGEST_UPLOAD = 1_000_000_000;

/** Takes the bytes that the app posts to an upload URL (Slack's page "Working with files"). */
export async function serveUpload(
  state: WorkspaceState,
  uploads: Map<string, PendingUpload>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const ticket = pathOf(request).split('/').at(-1) ?? '';
  const upload = uploads.get(ticket);
  const content = await fileIn(request);
  if (!upload || content.length !== upload.length) {
    response.writeHead(upload ? 400 : 404, { 'content-type': 'text/plain' }).end('upload refused');
    return;
  }
  uploads.delete(ticket);
  const mimetype = TYPES[extname(upload.name).toLowerCase()] ?? 'application/octet-stream';
  const file = { id: upload.fileId, name: upload.name, mimetype, ownerId: state.identity.botUserId, knownAt: null };
  state.files.add(file, content);
  response.writeHead(200, { 'content-type': 'text/plain' }).end(`OK - ${content.length}`);
}

/** The bytes come as the body itself, or as the one file of a form. */
async function fileIn(request: IncomingMessage): Promise<Buffer> {
  const body = await readBody(request, LARGEST_UPLOAD);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return body;
  return fileOfForm(body, type) ?? Buffer.alloc(0);
}

/**
 * Gives the bytes of a file to the app. Without the token, or without the scope files:read, Slack answers 200 with its
 * sign-in page, which looks like a file to a careless reader (slackapi/bolt-js #2585).
 */
export function serveDownload(state: WorkspaceState, request: IncomingMessage, response: ServerResponse): void {
  const file = state.files.byId(pathOf(request).split('/').at(2) ?? '');
  const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token !== state.identity.botToken || !state.manifest.botScopes.includes('files:read')) {
    const page = '<!DOCTYPE html><html><head><title>Sign in | Slack</title></head><body>Sign in</body></html>';
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    return;
  }
  const content = file && state.files.content(file.id);
  if (!file || !content) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': file.mimetype, 'content-length': content.length }).end(content);
}
