import { sealedTicketFiles } from './flows/cancellation/sealed-files.ts';
import { sealedLinks } from './flows/download-link/links.ts';
import { sealedEndings } from './flows/key-reveal/endings.ts';
import { sealedHandedInKeys } from './flows/key-reveal/handed-in.ts';
import { sealedOnScreen } from './flows/key-reveal/records.ts';
import { sealedLedgerKeys } from './ledger/signing-key.ts';
import { sealedCredentials } from './secrets/refresh-tokens.ts';
import type { SealedColumn } from './secrets/rotation.ts';
import { sealedFormReplies } from './slack/replies.ts';
import { sealedAnswers } from './slack/transport/envelopes.ts';

/** Every column that holds something sealed: a test fails where one is missing. @param tenantId of the partner */
export function sealedColumns(tenantId: string): readonly SealedColumn[] {
  return [
    sealedCredentials(tenantId),
    sealedFormReplies,
    sealedOnScreen,
    sealedHandedInKeys,
    sealedEndings,
    sealedTicketFiles,
    sealedLinks,
    sealedAnswers,
    sealedLedgerKeys,
  ];
}
