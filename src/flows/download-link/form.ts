import { z } from 'zod';
import { CUSTOMER_BLOCK } from '../../customers/input.ts';
import { entryIn } from '../../slack/entries.ts';
import type { Entries } from '../../slack/entries.ts';
import type { DownloadForm } from './service.ts';
import { blockOf } from './views.ts';

/** What the open form carries: IDs only. */
export const FormMetadata = z.object({
  channel: z.string(),
  customer: z.string().optional(),
  software: z.string().optional(),
});
export type FormMetadata = z.infer<typeof FormMetadata>;

/** What stands in the form; what was chosen of another customer, software or version does not count. */
export function readForm(entries: Entries, shown: FormMetadata): DownloadForm {
  const customerId = entryIn(entries, CUSTOMER_BLOCK);
  const softwareId = customerId === shown.customer ? entryIn(entries, blockOf.software(customerId)) : undefined;
  const version = softwareId && entryIn(entries, blockOf.version(softwareId));
  const language = version && entryIn(entries, blockOf.language(softwareId, version));
  const bit = language && entryIn(entries, blockOf.bit(softwareId, version, language));
  return { customerId, softwareId, version, language, bit };
}
