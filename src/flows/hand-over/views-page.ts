import type { MessageKey } from '../../i18n/catalogue.ts';
import type { Translator } from '../../i18n/translator.ts';
import { html, styleElement } from '../../kernel/html.ts';
import type { Html } from '../../kernel/html.ts';
import type { Revealed } from '../../kernel/revealed.ts';
import type { EndState } from './rules.ts';
import { STYLE } from './views-page-style.ts';

export const PASSPHRASE = 'passphrase';

/** What may be wrong with what somebody typed or did. `wrong` is all that is said where there is no such page. */
export type PageTrouble =
  | { readonly kind: 'empty' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'failed' | 'busy'; readonly reference: string }
  | { readonly kind: 'too-fast' };

/** The first step, the same for every link: it tells nothing, and opening it uses nothing up. */
export function askView(t: Translator, trouble?: PageTrouble): string {
  return page(
    t,
    t('handOver.page.title'),
    html`<p>${t('handOver.page.intro')}</p>
      <form method="post" autocomplete="off">
        <label for="${PASSPHRASE}">${t('handOver.page.passphrase')}</label>
        ${trouble && html`<p class="alert" role="alert" id="trouble">${troubleWords(t, trouble)}</p>`}
        <input
          id="${PASSPHRASE}"
          name="${PASSPHRASE}"
          type="text"
          required
          maxlength="100"
          autocapitalize="characters"
          autocomplete="off"
          spellcheck="false"
          ${trouble && html`aria-invalid="true"`}
          aria-describedby="${trouble ? 'trouble hint' : 'hint'}"
        />
        <button type="submit">${t('handOver.page.show')}</button>
      </form>
      <p class="dim" id="hint">${t('handOver.page.hint')}</p>`,
  );
}

function troubleWords(t: Translator, trouble: PageTrouble): string {
  switch (trouble.kind) {
    case 'empty':
      return t('handOver.page.empty');
    case 'wrong':
      return t('handOver.page.wrong');
    case 'failed':
      return t('handOver.page.failed', { reference: trouble.reference });
    case 'busy':
      return t('handOver.page.busy', { reference: trouble.reference });
    case 'too-fast':
      return t('handOver.page.tooFast');
  }
}

/** The one page with the key. */
export function keyView(
  t: Translator,
  shown: { readonly software: string; readonly customer: string; readonly sender: string; readonly more: number },
  key: Revealed,
): string {
  return page(
    t,
    t('handOver.page.key'),
    html`<p>${t('handOver.page.what', shown)}</p>
      <code class="key" id="product-key">${key.forOnePerson()}</code>
      <p>
        <strong>${t('handOver.page.more', { more: shown.more })}</strong>
      </p>
      <p>${t('handOver.page.mak')}</p>
      <p class="dim">${t('handOver.page.ownWay')}</p>`,
  );
}

const ENDED = {
  used: 'handOver.page.used',
  locked: 'handOver.page.locked',
  revoked: 'handOver.page.revoked',
  expired: 'handOver.page.expired',
  void: 'handOver.page.void',
} as const satisfies Record<EndState, MessageKey>;

export function endedView(t: Translator, state: EndState): string {
  return page(
    t,
    t('handOver.page.over'),
    html`<p role="alert">${t(ENDED[state])}</p>
      <p>${t('handOver.page.askAgain')}</p>`,
  );
}

function page(t: Translator, title: string, content: Html): string {
  return html`<!doctype html>
    <html lang="${t.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <title>${title}</title>
        ${styleElement(STYLE)}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html> `.markup;
}
