import { request } from 'undici';
import { z } from 'zod';

const body = z.looseObject({ ok: z.boolean(), error: z.string().optional(), needed: z.string().optional() });

export type SlackAnswer = {
  readonly body: z.output<typeof body>;
  /** that the token has */
  readonly scopes: readonly string[];
  /** Slack's clock */
  readonly date: Date | null;
};

/** One call of the Web API, with the headers that the client of the product does not give. @throws where there is no answer */
export async function askSlack(
  apiUrl: string,
  token: string,
  method: string,
  form: Readonly<Record<string, string>> = {},
): Promise<SlackAnswer> {
  const answer = await request(new URL(method, apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
    headersTimeout: 8_000,
    bodyTimeout: 8_000,
  });
  const { 'x-oauth-scopes': scopes, date } = answer.headers;
  return {
    body: body.parse(await answer.body.json()),
    scopes: String(scopes ?? '')
      .split(',')
      .map((scope) => scope.trim())
      .filter((scope) => scope !== ''),
    date: typeof date === 'string' ? new Date(date) : null,
  };
}
