/**
 * Writes to one person directly: words, and a file beside them where there is one. The words are posted once for one `id`,
 * however often they are sent.
 */
export type SendDirectly = (
  userId: string,
  id: string,
  words: string,
  file?: { readonly name: string; readonly content: string | Buffer },
) => Promise<void>;
