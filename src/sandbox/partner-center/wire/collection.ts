export type Link = { readonly uri: string; readonly method: string; readonly headers: readonly object[] };

/** Links are relative and, as a rule, without the `/v1` they need ("Partner Center REST URLs"). */
export function link(uri: string, method = 'GET', headers: readonly object[] = []): Link {
  return { uri, method, headers };
}

/** The envelope of every list. `totalCount` counts this page only. */
export function collection(items: readonly object[], links?: Readonly<Record<string, Link>>): object {
  return {
    totalCount: items.length,
    items,
    ...(links ? { links } : {}),
    attributes: { objectType: 'Collection' },
  };
}

/** An instant as the service writes it: seconds, with a Z. */
export function instant(text: string): string {
  return text.replace(/\.\d+Z$/, 'Z');
}
