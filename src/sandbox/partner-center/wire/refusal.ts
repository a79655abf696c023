import type { Answer } from './answer.ts';

/**
 * Partner Center's no: HTTP status and error code together say which ("Partner Center REST error codes"). Thrown, so
 * that whatever the call had begun to record is undone.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string | number, description: string) {
    super(description);
    this.status = status;
    this.code = String(code);
  }
}

/** @returns the error envelope every refusal but 429 has */
export function refusalAnswer(refusal: Refusal): Answer {
  const body = { code: refusal.code, description: refusal.message, data: [], source: 'PartnerFD' };
  if (refusal.status !== 401) return { status: refusal.status, body };
  return { status: 401, body, headers: { 'www-authenticate': 'OAuth realm=urn:cpsvc:cpid:partnercenter' } };
}

/** 429 has another body than every other error ("API throttling guidance"). */
export function throttledAnswer(seconds: number): Answer {
  const message = `Rate limit is exceeded. Try again in ${seconds} seconds.`;
  return { status: 429, body: { statusCode: 429, message }, headers: { 'retry-after': String(seconds) } };
}

export function invalidInput(description: string): Refusal {
  return new Refusal(400, 800002, description);
}
