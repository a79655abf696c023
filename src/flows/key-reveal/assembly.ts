import { createKeyEndings } from './endings.ts';
import { createHandedInKeys } from './handed-in.ts';
import { defineKeyJobs } from './jobs.ts';
import { createAgreement } from './service-agree.ts';
import { createKeySource } from './service-source.ts';
import { createKeyReveal } from './service.ts';

type Parts = Parameters<typeof createHandedInKeys>[0] &
  Parameters<typeof createKeyEndings>[0] &
  Parameters<typeof defineKeyJobs>[0] &
  Omit<Parameters<typeof createKeySource>[0], 'handedIn' | 'endings'> &
  Parameters<typeof createAgreement>[0] &
  Omit<Parameters<typeof createKeyReveal>[0], 'source' | 'handedIn' | 'endings' | 'agreement' | 'queues'>;

/** The flow put together, with where its keys come from and what is handed in by people. */
export function assembleKeys(parts: Parts) {
  const handedIn = createHandedInKeys(parts);
  const endings = createKeyEndings(parts);
  const source = createKeySource({ ...parts, handedIn, endings });
  const agreement = createAgreement(parts);
  const keys = createKeyReveal({ ...parts, source, handedIn, endings, agreement, queues: defineKeyJobs(parts) });
  return { keys, source, handedIn, endings };
}
