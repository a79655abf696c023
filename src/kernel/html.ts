declare const htmlBrand: unique symbol;

/** Markup for a browser. It comes only out of `html`, which escapes whatever is put into it. */
export type Html = { readonly markup: string; readonly [htmlBrand]: true };

type Part = Html | string | number | false | undefined;

/** html`<h1>${title}</h1>`: what stands in the template is markup, what is put into it is words, unless it is `Html`. */
export function html(template: TemplateStringsArray, ...values: readonly Part[]): Html {
  const markup = template.reduce((text, part, index) => text + partOf(values[index - 1]) + part);
  return { markup } as Html;
}

/** The style of a page, without a blank of its own: a policy may allow it by the hash of exactly this text. */
export function styleElement(css: string): Html {
  if (css.includes('<')) throw new Error('A style that holds markup would end its element');
  return { markup: `<style>${css}</style>` } as Html;
}

function partOf(value: Part): string {
  if (value === undefined || value === false) return '';
  return typeof value === 'object' ? value.markup : escapeHtml(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
