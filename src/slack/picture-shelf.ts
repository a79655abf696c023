import type { WebClient } from '@slack/web-api';
import { request } from 'undici';
import { clamp } from '../kernel/text.ts';
import { pause } from '../kernel/time.ts';
import type { Shelf } from '../pictures/shelf.ts';
import { slackError } from './connection.ts';
import { addressOf } from './files.ts';

const TIMEOUT_MS = 20_000;
const LOOKS = 20;
const LOOK_EVERY_MS = 250;
/** Slack's page "files.getUploadURLExternal", alt_txt_too_large. */
const ALT_LENGTH = 1000;
const GONE = new Set(['file_not_found', 'file_deleted']);

/**
 * Keeps pictures as files of the app that are shared in no channel: whoever sees a block that names one sees the picture, and
 * nobody else. Needs `files:write` and `files:read`. Source: Slack, "Working with files" and "Slack file object".
 */
export function createPictureShelf({ client, apiUrl }: { readonly client: WebClient; readonly apiUrl: string }): Shelf {
  async function upload(url: string | undefined, png: Buffer): Promise<void> {
    const address = addressOf(url, apiUrl);
    if (!address) throw new Error('Slack named an address for an upload that is not its own');
    const { statusCode, body } = await request(address, {
      method: 'POST',
      headers: { 'content-type': 'image/png' },
      body: png,
      headersTimeout: TIMEOUT_MS,
      bodyTimeout: TIMEOUT_MS,
    });
    await body.dump();
    if (statusCode !== 200) throw new Error(`Slack answered ${statusCode} to an upload`);
  }

  /** Slack finds out in its own time what was uploaded; until then it refuses to show it (slackapi/java-slack-sdk #1349). */
  async function untilKnown(fileId: string): Promise<void> {
    for (let look = 0; look < LOOKS; look += 1) {
      const { file } = await client.files.info({ file: fileId });
      if (file?.mimetype) return;
      await pause(LOOK_EVERY_MS);
    }
    throw new Error('Slack has not looked at an uploaded picture yet');
  }

  return {
    async begin(filename, png, alt) {
      const reserved = await client.files.getUploadURLExternal({
        filename,
        length: png.length,
        alt_text: clamp(alt, ALT_LENGTH),
      });
      const { file_id: fileId, upload_url: url } = reserved;
      if (!fileId) throw new Error('Slack reserved no place for a picture');
      return {
        fileId,
        async finish() {
          await upload(url, png);
          await client.files.completeUploadExternal({ files: [{ id: fileId, title: filename }] });
          await untilKnown(fileId);
        },
      };
    },

    async remove(file) {
      try {
        await client.files.delete({ file });
      } catch (error) {
        if (!GONE.has(slackError(error))) throw error;
      }
    },
  };
}
