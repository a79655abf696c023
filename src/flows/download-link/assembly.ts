import { defineDownloadJobs } from './jobs.ts';
import { createLinkStore } from './links.ts';
import { createMedia } from './media.ts';
import { createDownloads } from './service.ts';

type Parts = Parameters<typeof createLinkStore>[0] &
  Parameters<typeof createMedia>[0] &
  Omit<Parameters<typeof defineDownloadJobs>[0], 'links'> &
  Omit<Parameters<typeof createDownloads>[0], 'links' | 'queues' | 'media'>;

/** The flow put together. */
export function assembleDownloads(parts: Parts) {
  const links = createLinkStore(parts);
  return createDownloads({
    ...parts,
    links,
    media: createMedia(parts),
    queues: defineDownloadJobs({ ...parts, links }),
  });
}
