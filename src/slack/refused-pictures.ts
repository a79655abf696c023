import { z } from 'zod';

/** Slack's words where a block names a file that it has not, or not any more. Source: slackapi/bolt-python #1251. */
const REFUSED = 'invalid slack file';

const Refusal = z.object({ data: z.object({ response_metadata: z.object({ messages: z.array(z.string()) }) }) });

/**
 * Somebody took a picture away in Slack, or the workspace keeps files for a while only: whatever shows it is refused.
 * @returns the files that the blocks name where that is why Slack refused them, else none
 */
export function refusedPictures(error: unknown, blocks: unknown): readonly string[] {
  const refusal = Refusal.safeParse(error);
  if (!refusal.data?.data.response_metadata.messages.some((words) => words.includes(REFUSED))) return [];
  return filesOf(blocks);
}

function filesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(filesOf);
  if (typeof value !== 'object' || value === null) return [];
  if ('slack_file' in value) {
    const named = z.object({ id: z.string() }).safeParse(value.slack_file);
    return named.success ? [named.data.id] : [];
  }
  return Object.values(value).flatMap(filesOf);
}
