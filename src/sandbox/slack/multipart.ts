/**
 * Finds the one file of a `multipart/form-data` body (RFC 7578).
 * @returns its bytes, or undefined where the body holds no file
 */
export function fileOfForm(body: Buffer, contentType: string): Buffer | undefined {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  if (boundary === undefined) return undefined;
  const delimiter = Buffer.from(`--${boundary}`);
  let start = body.indexOf(delimiter);
  while (start >= 0) {
    const from = start + delimiter.length;
    const end = body.indexOf(delimiter, from);
    if (end < 0) return undefined;
    const file = contentOf(body.subarray(from, end));
    if (file) return file;
    start = end;
  }
  return undefined;
}

/** A part is CRLF, headers, an empty line, content, CRLF; a file is one that has a file name. */
function contentOf(part: Buffer): Buffer | undefined {
  const blank = part.indexOf('\r\n\r\n');
  if (blank < 0 || !/filename\*?=/i.test(part.subarray(0, blank).toString('utf8'))) return undefined;
  return part.subarray(blank + 4, part.length - 2);
}
