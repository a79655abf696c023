import * as z from 'zod';
import { revealed } from '../../kernel/revealed.ts';
import type { Revealed } from '../../kernel/revealed.ts';
import { link, numberOrNone, textOrNone } from './wire.ts';

/** One file that can be downloaded: a version in a language for a bit (P3). */
export type DownloadOption = {
  readonly key: string;
  readonly version: string;
  readonly languageCode: string;
  readonly language: string;
  /** `64`, `32`; none where the API's text does not say. */
  readonly bit?: number | undefined;
  /** `ISO`, `EXE`, … */
  readonly fileType?: string | undefined;
  readonly bytes?: number | undefined;
  readonly rank: number;
  readonly link: string;
};

/** A signed link, good for whoever holds it and for a limited time (P5). */
export type DownloadLink = { readonly url: Revealed; readonly issuedAt: Date };

/** Source: "Get a list of download options for a SKU". Bit and file type come as one text, `64 Bit, ISO`. */
export const downloadOption = z
  .object({
    optionKey: z.string(),
    optionTitle: textOrNone,
    displayRank: numberOrNone,
    cpUandFileType: textOrNone,
    languageCode: textOrNone,
    languageName: textOrNone,
    fileSize: numberOrNone,
    downloadLink: link,
  })
  .transform((wire): DownloadOption => {
    const [, bit, fileType] = /^\s*(?:(\d+)\s*-?bit)?[\s,]*(.*?)\s*$/i.exec(wire.cpUandFileType ?? '') ?? [];
    return {
      key: wire.optionKey,
      version: wire.optionTitle ?? '',
      languageCode: wire.languageCode ?? '',
      language: wire.languageName ?? wire.languageCode ?? '',
      bit: bit ? Number(bit) : undefined,
      fileType: fileType || undefined,
      bytes: wire.fileSize ?? undefined,
      rank: wire.displayRank ?? 0,
      link: wire.downloadLink.uri,
    };
  });

/** The signed link itself; it must be one a browser can open. */
export const signedLink = z
  .object({ uri: z.string().regex(/^https?:\/\/[^\s]+$/i) })
  .transform((wire): Revealed => revealed(wire.uri));

/** Source: "Get product key". The key is opaque text, shown exactly as received (P4). */
export const productKey = z
  .object({ productKey: z.string().min(1) })
  .transform((wire): Revealed => revealed(wire.productKey));
