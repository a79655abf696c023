import { languageName } from '../catalogue/media.ts';
import type { Software } from '../catalogue/software.ts';
import { hexOf } from '../state/derived.ts';
import type { Answer } from '../wire/answer.ts';
import { ok } from '../wire/answer.ts';
import { collection, link } from '../wire/collection.ts';
import { Refusal } from '../wire/refusal.ts';
import type { AskedOf } from './asked.ts';
import { recordAudit } from './audit-records.ts';
import { customerOf } from './asked.ts';
import { signedDownload } from './downloads.ts';
import { buyerOf, skuOf, softwareOf } from './products.ts';

type BySku = { readonly customerId?: string; readonly productId: string; readonly skuId: string };

/** One file: a version, a language, and processor with file type. */
type Option = { readonly key: string; readonly title: string; readonly language: string; readonly type: string };

/** `GET …/skus/{id}/downloadoptions` of a product or of a customer's: version, language and bit (P3). */
export function listDownloadOptions({ world, call, params }: AskedOf<BySku>): Answer {
  const { country } = buyerOf(world, call, params.customerId);
  const software = softwareOf(params.productId, country);
  const sku = skuOf(software, params.skuId);
  const base = `${params.customerId ? `/customers/${params.customerId}` : ''}/products/${software.id}/skus/${sku.id}/downloadoptions`;
  const query = params.customerId ? '' : `?country=${country}`;
  return ok(
    collection(
      optionsOf(software).map((option, displayRank) => ({
        ...optionBody(option, displayRank),
        downloadLink: link(`${base}/${encodeURIComponent(option.key)}/downloadlink${query}`),
      })),
      { self: link(`${base}${query}`) },
    ),
  );
}

/** `GET …/downloadoptions/{optionKey}/downloadlink`: a signed address that works for whoever has it (P5). */
export function getDownloadLink({
  world,
  caller,
  call,
  params,
}: AskedOf<BySku & { readonly optionKey: string }>): Answer {
  const { country } = buyerOf(world, call, params.customerId);
  const software = softwareOf(params.productId, country);
  const sku = skuOf(software, params.skuId);
  const option = optionsOf(software).find((option) => option.key === params.optionKey);
  if (!option) throw new Refusal(404, 400019, 'The download option was not found.');

  const customer = params.customerId ? customerOf(world, params.customerId) : { id: '', companyName: '' };
  recordAudit(world, caller, customer, {
    resourceType: 'software_download_link',
    operationType: 'get_software_download_link',
    newValue: { productId: software.id, skuId: sku.id, optionTitle: option.title, languageCode: option.language },
    customizedData: { ProductId: software.id, SkuId: sku.id },
  });
  return ok(link(signedDownload(world, fileName(option))));
}

function optionsOf(software: Software): Option[] {
  const { titles, languages, types } = software.media ?? { titles: [], languages: [], types: [] };
  return titles.flatMap((title) =>
    languages.flatMap((language) =>
      types.map((type) => ({
        key: Buffer.from(`${title}|${language}|${type}`).toString('base64'),
        title,
        language,
        type,
      })),
    ),
  );
}

function optionBody(option: Option, displayRank: number): object {
  return {
    optionKey: option.key,
    optionTitle: option.title,
    displayRank,
    cpUandFileType: option.type,
    languageCode: option.language,
    languageName: languageName(option.language),
    fileSize: 3_000_000_000 + (parseInt(hexOf(option.key, 8), 16) % 2_500_000_000),
  };
}

function fileName(option: Option): string {
  const [bit = '', , type = ''] = option.type.split(/[ ,]+/);
  const words = [...option.title.split(' '), option.language, `${bit}bit`].join('_');
  return `${words}.${type.toLowerCase()}`;
}
