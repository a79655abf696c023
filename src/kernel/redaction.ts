/** What must not stand in a log: Slack tokens, response URLs (whoever has one can write into the message), signatures, keys. */
const SECRETS: readonly RegExp[] = [
  /\bx(?:ox[a-z]|app|wfp)-[A-Za-z0-9-]+/g,
  /https?:\/\/[^\s"'\\]*\/(?:respond|commands|actions|app|link)\/[^\s"'\\]*/g,
  /\bv0=[0-9a-f]{64}\b/g,
  /\bey[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]+/g,
  /[a-z0-9]{5}(?:(?:-|%2d)[a-z0-9]{5}){4}/gi,
  // However a key was typed, written together, encoded or put into other text: words have vowels, keys have none.
  /[bcdfghjkmnpqrtvwxy2346789]{5}(?:(?:%(?:25)*2[0d]|[^a-z0-9]{0,3})[bcdfghjkmnpqrtvwxy2346789]{5}){4}/gi,
  /\/handover\/[a-z]{2}\/[A-Za-z0-9_-]{16,}/g,
];

/** @returns the text with every secret of a known shape replaced by dots */
export function redacted(text: string): string {
  return SECRETS.reduce((clean, secret) => clean.replace(secret, '•••••'), text);
}
