import * as z from 'zod';
import { newId } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import { monotonic, pause } from '../kernel/time.ts';
import type { Clock } from '../kernel/time.ts';
import { failureIn, fieldsOf, read, textOf } from './answers.ts';
import { PartnerCenterFailure } from './errors.ts';
import type { FailureFacts } from './errors.ts';
import { openExchange } from './exchange.ts';
import type { Answer, Lost } from './exchange.ts';
import type { FailureReason } from './meanings.ts';
import { READING, waitBefore } from './retry.ts';
import type { Patience } from './retry.ts';

/** App+User by refresh token, or App-only by the application's own credentials. */
export type Grant =
  | { readonly kind: 'refresh-token'; readonly refreshToken: string }
  | { readonly kind: 'application' };

export type IssuedToken = {
  readonly accessToken: string;
  /** from now */
  readonly lifeSeconds: number;
  /** A refresh can give a new refresh token, which must be kept instead of the one used. */
  readonly refreshToken: string | undefined;
};

export type TokenEndpoint = {
  /**
   * Asks Entra for an access token.
   * @param resource the service the token is for, `https://graph.microsoft.com`; a token for one is refused by another
   * @throws PartnerCenterFailure `unauthorized` (reason `refresh-token`: consent has to be given anew; reason
   * `client-credentials`: application ID or secret), `unreachable`, `throttled` or `malformed`
   */
  readonly request: (grant: Grant, resource: string) => Promise<IssuedToken>;
  /** Asks nothing again, lets what is under way finish. */
  readonly close: () => Promise<void>;
};

export type TokenEndpointParts = {
  readonly loginUrl: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly patience?: Patience | undefined;
};

/** The v1 endpoint writes its numbers as text. Source: "Enable the Secure Application Model". */
const issued = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).nullish(),
  expires_in: z.coerce.number().positive(),
});

/** Source: "Microsoft identity platform: authentication and authorization error codes". */
const REASONS: ReadonlyMap<string, FailureReason> = new Map([
  ['invalid_grant', 'refresh-token'],
  ['interaction_required', 'conditional-access'],
  ['invalid_client', 'client-credentials'],
  ['unauthorized_client', 'client-credentials'],
  ['invalid_resource', 'token-audience'],
]);

/** Opens Entra's token endpoint of one tenant; several services (Partner Center, Graph) can share it. */
export function openTokenEndpoint(parts: TokenEndpointParts): TokenEndpoint {
  const { loginUrl, tenantId, clock, log, patience = READING } = parts;
  const base = new URL(loginUrl);
  const path = `${base.pathname.replace(/\/+$/, '')}/${encodeURIComponent(tenantId)}/oauth2/token`;
  const exchange = openExchange(base.origin);
  const closing = new AbortController();

  return {
    async request(grant, resource) {
      const requestId = newId();
      const began = monotonic();
      const headers = {
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
        'client-request-id': requestId,
      };
      for (let sends = 1; ; sends += 1) {
        const outcome = await exchange.send(
          { method: 'POST', path, headers, body: formOf(parts, grant, resource) },
          patience.answer,
        );
        const reading = outcome.kind === 'answer' && outcome.status === 200 ? read(outcome.body, issued) : undefined;
        if (reading?.kind === 'read') return tokenOf(reading.value);

        const facts = { ...whyNot(outcome, clock.now()), requestId, correlationId: requestId };
        const passing = facts.kind === 'unreachable' || facts.kind === 'throttled';
        const elapsed = monotonic() - began;
        const wait = passing
          ? waitBefore(patience, { sends, elapsed, retryAfterSeconds: facts.retryAfterSeconds })
          : undefined;
        log.warn({ ...facts, grant: grant.kind, again: wait !== undefined }, 'token not issued');
        if (wait === undefined || closing.signal.aborted) throw new PartnerCenterFailure(facts);
        await pause(wait, closing.signal);
      }
    },
    close() {
      closing.abort();
      return exchange.close();
    },
  };
}

function formOf(parts: TokenEndpointParts, grant: Grant, resource: string): string {
  const form = new URLSearchParams({ resource, client_id: parts.clientId, client_secret: parts.clientSecret });
  if (grant.kind === 'application') form.set('grant_type', 'client_credentials');
  else {
    form.set('grant_type', 'refresh_token');
    form.set('refresh_token', grant.refreshToken);
    form.set('scope', 'openid');
  }
  return form.toString();
}

function tokenOf(wire: z.output<typeof issued>): IssuedToken {
  return {
    accessToken: wire.access_token,
    refreshToken: wire.refresh_token ?? undefined,
    lifeSeconds: wire.expires_in,
  };
}

/** Entra's own error body: `{error, error_description}`. Of its description the first line, the rest are trace numbers. */
function whyNot(outcome: Answer | Lost, now: Date): Omit<FailureFacts, 'requestId' | 'correlationId'> {
  if (outcome.kind === 'lost') return { kind: 'unreachable' };
  if (outcome.status === 200) return { kind: 'malformed', status: 200 };
  const fields = fieldsOf(outcome.body);
  const code = textOf(fields['error']);
  const facts = failureIn(outcome, now);
  return {
    ...facts,
    kind: facts.kind === 'refused' ? 'unauthorized' : facts.kind,
    reason: code ? REASONS.get(code) : undefined,
    code,
    description: textOf(fields['error_description'])?.split(/\r?\n/)[0]?.slice(0, 300),
  };
}
