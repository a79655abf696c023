/**
 * Characters that draw nothing and change how the rest is read: controls, the bidirectional marks and overrides, zero
 * width blanks, soft hyphens, tags. The joiners U+200C and U+200D stay: Persian and emoji are spelt with them.
 */
const INVISIBLE =
  /[\p{Cc}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/**
 * Makes one line of what a person typed: composed (NFC), no invisible or direction-changing characters, blanks collapsed,
 * ends trimmed. Two texts that look the same are the same afterwards.
 */
export function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').toWellFormed().normalize('NFC').replace(INVISIBLE, '').replace(/ {2,}/g, ' ').trim();
}

/** As `tidy`, keeping the lines of a longer text; more than one empty line in a row becomes one. */
export function tidyLines(text: string): string {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map(tidy);
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/**
 * Shortens to at most `max` UTF-16 units, the count every limit of Slack accepts, with `…` in place of what is left out.
 * Never cuts a character in two.
 */
export function clamp(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > max - 1) break;
    kept += character;
  }
  return max < 1 ? '' : `${kept.trimEnd()}…`;
}

/**
 * Makes a text inert in Slack's mrkdwn: `<!channel>` calls nobody, `<https://…|x>` links nowhere.
 * Source: Slack, "Formatting message text", *Escaping text*.
 */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
