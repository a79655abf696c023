import { asOneCall } from './http.ts';
import type { Api, CallContext } from './http.ts';
import { allOf } from './paging.ts';
import { agreementText, confirmation, directSigning } from './schemas/agreement.ts';
import type { AgreementStatus } from './schemas/agreement.ts';

export type Agreements = {
  /** Asks both places where an acceptance can be recorded; one is enough. */
  readonly microsoftCustomerAgreement: (customerId: string, context?: CallContext) => Promise<AgreementStatus>;
  /** @returns the address at which a customer reads the newest text, where Partner Center has one */
  readonly link: (context?: CallContext) => Promise<string | undefined>;
};

const TYPE = 'MicrosoftCustomerAgreement';

/**
 * Source: "Get confirmation of customer acceptance of Microsoft Customer Agreement" (which without its parameter tells
 * about another, older agreement) and "Get the direct signing status of the Microsoft Customer Agreement".
 */
export function agreementsOf(api: Api): Agreements {
  return {
    async microsoftCustomerAgreement(customerId, context = {}) {
      const oneCall = asOneCall(context);
      const ofCustomer = ['customers', customerId];
      const [signed, confirmed] = await Promise.allSettled([
        api.get({ path: [...ofCustomer, 'directSignedMicrosoftCustomerAgreementStatus'] }, directSigning, oneCall),
        allOf(api, { path: [...ofCustomer, 'agreements'], query: { agreementType: TYPE } }, confirmation, oneCall),
      ]);
      const attested =
        confirmed.status === 'fulfilled' ? confirmed.value.find((each) => each.type === TYPE) : undefined;
      if (signed.status === 'fulfilled' && signed.value) {
        return { accepted: true, agreedOn: attested?.agreedOn, how: 'direct' };
      }
      if (attested) return { accepted: true, agreedOn: attested.agreedOn, how: 'partner-confirmed' };

      if (signed.status === 'rejected') throw signed.reason;
      if (confirmed.status === 'rejected') throw confirmed.reason;
      return { accepted: false };
    },

    // Source: "Get agreement metadata".
    async link(context) {
      const texts = await allOf(api, { path: ['agreements'], query: { agreementType: TYPE } }, agreementText, context);
      return texts.find(({ type, url }) => type === TYPE && url)?.url;
    },
  };
}
