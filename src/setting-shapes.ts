import { z } from 'zod';
import { readSpan } from './kernel/spans.ts';

/** What settings look like, and what to do where one does not. */
export const url = z.url({
  protocol: /^https?$/,
  error: 'must be an http(s) address, such as https://desk.example.com',
});
export const guid = z.guid({ error: 'must be a GUID, such as 11111111-2222-3333-4444-555555555555' });
export const port = z.coerce
  .number({ error: 'must be a number' })
  .int()
  .min(0, 'must be 0 to 65535')
  .max(65_535, 'must be 0 to 65535');
export const route = z.enum(['api', 'portal'], { error: 'must be api or portal' });
export const token = (prefix: string) =>
  z.string().startsWith(prefix, `must begin with ${prefix}; copy it from your app's page on api.slack.com`);
export const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

/** `7d,2d,1d,4h` → hours, longest first */
export const reminders = list
  .transform((parts) => parts.map((part) => readSpan(part) ?? 0))
  .refine((hours) => hours.length > 0 && hours.length <= 10 && !hours.includes(0), {
    error: 'must be times such as 7d,2d,1d,4h: at most ten, in days or hours',
  })
  .refine((hours) => hours.every((each) => each >= 1 && each <= 60 * 24), {
    error: 'must lie between 1 hour and 60 days',
  })
  .transform((hours) => [...new Set(hours)].toSorted((left, right) => right - left));

/** `name=value,name=value`, values encoded as in a URL */
export const pairs = list
  .refine((each) => each.every((pair) => /^[\w-]+=(?:[^%]|%[0-7][0-9A-Fa-f])*$/.test(pair)), {
    error: 'must be name=value pairs',
  })
  .transform((each) =>
    Object.fromEntries(
      each.map((pair) => {
        const at = pair.indexOf('=');
        return [pair.slice(0, at).toLowerCase(), decodeURIComponent(pair.slice(at + 1))] as const;
      }),
    ),
  );
