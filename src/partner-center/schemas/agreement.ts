import * as z from 'zod';
import { flagOrNone, instantOf, textOrNone } from './wire.ts';

/** Whether the customer accepted the Microsoft Customer Agreement, without which nothing can be ordered. */
export type AgreementStatus = {
  readonly accepted: boolean;
  readonly agreedOn?: Date | undefined;
  /** `direct`: signed with Microsoft; `partner-confirmed`: the partner attested it. */
  readonly how?: 'direct' | 'partner-confirmed' | undefined;
};

/** Source: "Get confirmation of customer acceptance of Microsoft Customer Agreement". */
export const confirmation = z
  .object({ type: textOrNone, dateAgreed: textOrNone })
  .transform((wire) => ({ type: wire.type ?? '', agreedOn: instantOf(wire.dateAgreed) }));

/** Source: "Get the direct signing status of the Microsoft Customer Agreement". */
export const directSigning = z.object({ isSigned: flagOrNone }).transform((wire) => wire.isSigned === true);

/** Source: "Get agreement metadata". */
export const agreementText = z
  .object({ agreementType: textOrNone, agreementLink: textOrNone })
  .transform((wire) => ({ type: wire.agreementType ?? '', url: wire.agreementLink || undefined }));
