import type { z } from 'zod';

/**
 * Reads what a view carried. It went through somebody's client, so it is checked like any input, and holds IDs only.
 * @returns null where it is not what we put in
 */
export function readMetadata<T>(schema: z.ZodType<T>, metadata: string | undefined): T | null {
  try {
    return schema.parse(JSON.parse(metadata ?? ''));
  } catch {
    return null;
  }
}
