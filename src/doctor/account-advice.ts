import { GraphUnavailable } from '../directory/graph.ts';
import { PartnerCenterFailure } from '../partner-center/errors.ts';

/**
 * What Entra means by its numbers, and where it is mended. Source: "Microsoft Entra authentication and authorization error
 * codes".
 */
const ENTRA: ReadonlyMap<string, string> = new Map([
  ['50057', 'the account that gave consent is disabled: enable it, or give consent with another Admin agent account'],
  ['50076', 'MFA is asked for, and was not given at the consent: give consent anew, signing in with MFA'],
  ['50079', 'the account has yet to register for MFA: register it at https://aka.ms/mfasetup, then give consent anew'],
  ['50078', 'the MFA of the consent has expired: give consent anew, signing in with MFA'],
  ['50173', 'the password was changed or the sessions were revoked since the consent: give consent anew'],
  [
    '53003',
    'a Conditional Access policy blocks it: see "Sign-in logs" in Entra for which one, and exclude the account or the address of this machine',
  ],
  [
    '65001',
    'consent was withdrawn or never given: give it under "App registrations" › "API permissions", then sign in anew',
  ],
  ['70008', 'the refresh token expired, unused for too long: give consent anew'],
  ['700082', 'the refresh token expired, unused for too long: give consent anew'],
  ['70000', 'the refresh token is not one of this application: it was made for another PARTNER_CENTER_CLIENT_ID'],
  ['700016', 'the application is not in this tenant: check PARTNER_CENTER_CLIENT_ID and PARTNER_CENTER_TENANT_ID'],
  [
    '7000215',
    'the client secret is wrong: PARTNER_CENTER_CLIENT_SECRET is its value, not its ID; make another under "App registrations" › "Certificates & secrets"',
  ],
  ['7000222', 'the client secret has expired: make another under "App registrations" › "Certificates & secrets"'],
  ['90002', 'there is no such tenant: check PARTNER_CENTER_TENANT_ID, under "Entra ID" › "Overview"'],
  [
    '500011',
    'this tenant does not know Partner Center: is PARTNER_CENTER_TENANT_ID the tenant of the partner, not of a customer?',
  ],
]);

const CONSENT =
  'give consent anew with an Admin agent account, signing in with MFA, and set PARTNER_CENTER_REFRESH_TOKEN (docs/operations.md)';

/** What the failures of Entra and Partner Center mean, and where they are mended; never what they were asked with. */
export function accountAdvice(error: unknown): string {
  if (error instanceof GraphUnavailable) return graphAdvice(error);
  if (!(error instanceof PartnerCenterFailure)) return error instanceof Error ? error.message : 'failed';
  const { reason, kind, code, description } = error;
  const number = /AADSTS(\d+)/.exec(description ?? '')?.[1] ?? '';
  const known = ENTRA.get(number);
  if (known !== undefined) return `${known} (${code ?? 'refused'}, AADSTS${number})`;
  switch (reason) {
    case 'refresh-token':
      return `the refresh token is no longer good (invalid_grant): ${CONSENT}`;
    case 'client-credentials':
      return 'Entra does not know the application or its secret: check PARTNER_CENTER_CLIENT_ID and PARTNER_CENTER_CLIENT_SECRET under "App registrations" › "Certificates & secrets"';
    case 'token-audience':
      return 'the token is for another service (900420): leave PARTNER_CENTER_URL and PARTNER_CENTER_LOGIN_URL at their defaults, and use no token of graph.windows.net';
    case 'role':
      return `the account lacks the role (${code ?? '900150'}): in Partner Center, "Account settings" › "User management", make it an Admin agent`;
    case 'conditional-access':
      return `Conditional Access or missing MFA stands in the way (${code ?? 'interaction_required'}): ${CONSENT}`;
    case 'needs-user-token':
      return 'an application alone may not ask this (900329): the account must be App+User, with a refresh token from a consent';
    case 'partner-not-eligible':
      return `the partner may not sell at the moment (${code ?? 'refused'}): accept the Microsoft Partner Agreement and look at the status of the programme under "Account settings" in Partner Center`;
    case 'country-not-served':
      return `the partner is not onboarded for that country (${code ?? '2030'})`;
    default:
      break;
  }
  switch (kind) {
    case 'unreachable':
      return 'no answer: check the network, PARTNER_CENTER_URL and PARTNER_CENTER_LOGIN_URL; https://status.cloud.microsoft says whether Microsoft is down';
    case 'throttled':
      return 'too many calls by this account at the moment (429): wait some minutes; another program may use it';
    default:
      return `refused${code ? ` (${code})` : ''}`;
  }
}

function graphAdvice({ status }: GraphUnavailable): string {
  switch (status) {
    case 401:
      return 'Microsoft Graph does not take the token (401): leave MICROSOFT_GRAPH_URL at its default';
    case 403:
      return `not allowed (403): ${GRAPH_PERMISSIONS}`;
    case 429:
      return 'Microsoft Graph is asked too often at the moment (429): wait some minutes';
    default:
      return 'Microsoft Graph gives no usable answer: check the network and MICROSOFT_GRAPH_URL';
  }
}

const GRAPH_PERMISSIONS =
  'give the app the application permissions User.Read.All and GroupMember.Read.All under "App registrations" › "API permissions" › "Microsoft Graph", and press "Grant admin consent"';
