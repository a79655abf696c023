import type { EnteredFile } from '../../kernel/entered-file.ts';
import { pause } from '../../kernel/time.ts';
import type { Log } from '../../kernel/log.ts';
import type { FileProblem, PeekAtFile } from './jobs-files.ts';
import type { FileFault, FormProblem } from './rules-form.ts';

/** Somebody is waiting at the form: what Slack has not given by then is looked at by the job that takes the file. */
const PATIENCE_MS = 900;

const FAULTS: readonly FileProblem[] = [
  'too-large',
  'empty',
  'program',
  'disguised',
  'unknown-type',
] satisfies FileFault[];

type Parts = { readonly peekAtFile: PeekAtFile; readonly log: Log };

/** Looks into the files of a form before it is taken: what they are by their content, not by their names. */
export function createFileCheck({ peekAtFile, log }: Parts) {
  return async (files: readonly EnteredFile[], owner: string): Promise<FormProblem | null> => {
    if (files.length === 0) return null;
    const found: FormProblem[] = [];
    const looks = files.map(async ({ slackId, name }) => {
      const problem = await peekAtFile(slackId, owner);
      if (problem && isFault(problem)) found.push({ field: 'files', kind: problem, name });
    });
    const stop = new AbortController();
    const all = Promise.allSettled(looks).then((outcomes) => {
      const failed = outcomes.filter(({ status }) => status === 'rejected').length;
      if (failed > 0) log.info({ failed }, 'Files of a form could not be looked at before they are taken');
    });
    await Promise.race([all, pause(PATIENCE_MS, stop.signal)]).finally(() => stop.abort());
    return found[0] ?? null;
  };
}

function isFault(problem: FileProblem): problem is FileFault {
  return FAULTS.includes(problem);
}
