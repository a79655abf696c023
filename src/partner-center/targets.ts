/** What a call is about: a path of names and identifiers, or a link that an answer gave. */
export type Target = {
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>> | undefined;
};

export type Addresses = {
  readonly origin: string;
  /** @returns the path and query to ask for; undefined where an identifier would make it another path */
  readonly pathOf: (target: Target) => string | undefined;
  /** @returns the path and query of a followed link; undefined where it leads elsewhere than to this API */
  readonly pathOfLink: (uri: string) => string | undefined;
};

/**
 * Knows where the API lives. Links in answers come relative without `/v1`, relative with it, absolute, and with a second
 * `?`; one that leaves the API is never followed, because the token goes along.
 * @param url base of the API without `/v1`; it may have a path of its own
 */
export function addressesOf(url: string): Addresses {
  const { origin, pathname } = new URL(url);
  const prefix = pathname.replace(/\/+$/, '');
  const root = `${prefix}/v1`;

  return {
    origin,
    pathOf({ path, query }) {
      let text = root;
      for (const segment of path) {
        if (['', '.', '..'].includes(segment) || !segment.isWellFormed()) return undefined;
        text += `/${encodeURIComponent(segment)}`;
      }
      return query ? `${text}?${queryText(query)}` : text;
    },
    pathOfLink(uri) {
      const link = oneQuestionMark(uri);
      const absolute = /^[a-z][a-z\d+.-]*:/i.test(link);
      const target = URL.parse(absolute ? link : origin + root + withoutRoot(link, prefix));
      if (target?.origin !== origin || target.username || target.password) return undefined;
      const path = absolute ? root + withoutRoot(target.pathname, prefix) : target.pathname;
      // Behind the origin rather than against it: a path that begins with two strokes would name a host.
      return URL.parse(origin + path)?.pathname.startsWith(`${root}/`) ? path + target.search : undefined;
    },
  };
}

/** `/customers`, `customers`, `/v1/customers`, `/prefix/v1/customers` → `/customers`. */
function withoutRoot(path: string, prefix: string): string {
  const rooted = path.startsWith('/') ? path : `/${path}`;
  const bare = prefix && rooted.startsWith(`${prefix}/`) ? rooted.slice(prefix.length) : rooted;
  return bare.startsWith('/v1/') ? bare.slice('/v1'.length) : bare;
}

function oneQuestionMark(uri: string): string {
  const first = uri.indexOf('?') + 1;
  return first === 0 ? uri : uri.slice(0, first) + uri.slice(first).replaceAll('?', '&');
}

function queryText(query: Readonly<Record<string, string>>): string {
  return Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`)
    .join('&');
}
