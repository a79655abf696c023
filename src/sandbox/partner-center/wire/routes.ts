import type { Answer } from './answer.ts';
import type { Call } from './call.ts';

type Params<Pattern extends string> = Pattern extends `${string}:${infer Name}/${infer Rest}`
  ? { readonly [Key in Name]: string } & Params<`/${Rest}`>
  : Pattern extends `${string}:${infer Name}`
    ? { readonly [Key in Name]: string }
    : object;

/** A call whose path has been matched, with its named parts and whatever `Context` the service adds. */
export type Routed<Pattern extends string, Context> = Context & {
  readonly call: Call;
  readonly params: Params<Pattern>;
};

/** One line of a service's table. `needs` is the service's own word for what a caller must bring. */
export type Route<Context, Needs> = {
  readonly method: string;
  readonly segments: readonly string[];
  readonly needs: Needs;
  readonly handle: (context: Context, call: Call, params: Readonly<Record<string, string>>) => Answer;
};

/**
 * Gives the function that writes one line of a service's table; the named parts of the pattern (`:customerId`) become
 * typed `params`.
 */
export function routesFor<Context, Needs>() {
  return <const Pattern extends string>(
    method: string,
    pattern: Pattern,
    needs: Needs,
    handler: (routed: Routed<Pattern, Context>) => Answer,
  ): Route<Context, Needs> => ({
    method,
    needs,
    segments: pattern.split('/'),
    handle: (context, call, params) => handler({ ...context, call, params: params as Params<Pattern> }),
  });
}

export type Match<Context, Needs> =
  | { readonly kind: 'found'; readonly route: Route<Context, Needs>; readonly params: Record<string, string> }
  | { readonly kind: 'unknown-path' }
  | { readonly kind: 'other-method'; readonly allowed: readonly string[] };

/** Finds the line for a call. Fixed segments match in any case, as the service does; the first matching line wins. */
export function findRoute<Context, Needs>(
  table: readonly Route<Context, Needs>[],
  method: string,
  path: string,
): Match<Context, Needs> {
  const segments = path.split('/').map(decode);
  const fits = table.flatMap((route) => {
    const params = matchSegments(route.segments, segments);
    return params ? [{ route, params }] : [];
  });
  const found = fits.find(({ route }) => route.method === method);
  if (found) return { kind: 'found', ...found };
  if (fits.length === 0) return { kind: 'unknown-path' };
  return { kind: 'other-method', allowed: fits.map(({ route }) => route.method) };
}

function matchSegments(pattern: readonly string[], segments: readonly string[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const given = segments[index] ?? '';
    if (expected.startsWith(':')) {
      if (given === '') return null;
      params[expected.slice(1)] = given;
    } else if (expected.toLowerCase() !== given.toLowerCase()) return null;
  }
  return params;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
