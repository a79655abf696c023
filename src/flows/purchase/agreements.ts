import { onlyForward } from '../../kernel/time.ts';
import type { Clock } from '../../kernel/time.ts';
import type { PartnerCenter } from '../../partner-center/client.ts';
import type { AgreementStatus } from '../../partner-center/schemas/agreement.ts';

/** Whether customers accepted the Microsoft Customer Agreement; one who did is remembered for some minutes, a "no" never. */
export type Agreements = {
  readonly of: (customerId: string) => Promise<AgreementStatus>;
  /** @returns where the text of the agreement is to be read, or undefined where Partner Center gives none */
  readonly link: () => Promise<string | undefined>;
};

const KEEP_MS = 5 * 60_000;
const MAX_KEPT = 2_000;

export function createAgreements({
  partnerCenter,
  clock,
}: {
  readonly partnerCenter: PartnerCenter;
  readonly clock: Clock;
}): Agreements {
  const time = onlyForward(clock);
  const accepted = new Map<string, { readonly status: AgreementStatus; readonly until: number }>();
  return {
    async of(customerId) {
      const now = time.now().getTime();
      const known = accepted.get(customerId);
      if (known && known.until > now) return known.status;
      const status = await partnerCenter.agreements.microsoftCustomerAgreement(customerId);
      if (accepted.size >= MAX_KEPT) accepted.clear();
      if (status.accepted) accepted.set(customerId, { status, until: now + KEEP_MS });
      else accepted.delete(customerId);
      return status;
    },
    link: () => partnerCenter.agreements.link(),
  };
}
