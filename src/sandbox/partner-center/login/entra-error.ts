import { newId } from '../../../kernel/ids.ts';
import type { Answer } from '../wire/answer.ts';
import { nowText } from '../world.ts';
import type { World } from '../world.ts';

/** Entra's refusals, by its own number ("Microsoft Entra authentication and authorization error codes"). */
const ENTRA_ERRORS = {
  unknownTenant: [
    400,
    'invalid_request',
    90002,
    'Tenant not found. Check to make sure you have the correct tenant ID.',
  ],
  missingParameter: [400, 'invalid_request', 900144, 'The request body must contain all required parameters.'],
  wrongMediaType: [
    400,
    'invalid_request',
    900561,
    'The endpoint only accepts application/x-www-form-urlencoded POST requests.',
  ],
  unknownApplication: [
    400,
    'unauthorized_client',
    700016,
    'Application with this identifier was not found in the directory.',
  ],
  wrongSecret: [401, 'invalid_client', 7000215, 'Invalid client secret provided.'],
  deadRefreshToken: [400, 'invalid_grant', 700082, 'The refresh token has expired or was revoked.'],
  disabledAccount: [400, 'invalid_grant', 50057, 'The user account is disabled.'],
  unsupportedGrant: [400, 'unsupported_grant_type', 70003, 'The app requested an unsupported grant type.'],
  unknownResource: [400, 'invalid_resource', 500011, 'The resource principal was not found in the tenant.'],
  throttled: [429, 'temporarily_unavailable', 90055, 'The application has made too many requests.'],
  outage: [500, 'server_error', 90033, 'A transient error has occurred. Please try again.'],
} as const;

export type EntraError = keyof typeof ENTRA_ERRORS;

/** @returns Entra's error body, which is not Partner Center's */
export function entraError(world: World, error: EntraError): Answer {
  const [status, name, number, text] = ENTRA_ERRORS[error];
  return entraAnswer(world, status, name, number, text);
}

/** Any refusal of Entra's, by its name and number. */
export function entraAnswer(world: World, status: number, name: string, number: number, text: string): Answer {
  const traceId = newId();
  const correlationId = newId();
  const timestamp = nowText(world).replace('T', ' ').replace(/\.\d+/, '');
  return {
    status,
    body: {
      error: name,
      error_description: `AADSTS${number}: ${text} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
      error_codes: [number],
      timestamp,
      trace_id: traceId,
      correlation_id: correlationId,
    },
  };
}
