import type { App, SlackOptionsMiddlewareArgs } from '@slack/bolt';
import type { PlainTextOption } from '@slack/types';
import { softwareOption } from '../../owned-software/menu.ts';
import { readMetadata } from '../../slack/metadata.ts';
import type { Visitor } from '../../slack/visitor.ts';
import { FormMetadata, readForm } from './form.ts';
import type { DownloadFront } from './listeners.ts';
import { matching } from './rules.ts';
import type { DownloadForm } from './service.ts';
import { LANGUAGE_MENU, languageName, languageOption, SOFTWARE_MENU, VERSION_MENU, versionOption } from './views.ts';

const MENU_LENGTH = 100;

/** Fills the menus of the form while somebody types; of 156 files none shows more than Slack takes. */
export function registerDownloadMenus(app: App, { downloads, visitors, log }: DownloadFront): void {
  type Find = (visitor: Visitor, form: DownloadForm, text: string) => Promise<readonly PlainTextOption[]>;

  const fill = (menu: string, find: Find) =>
    app.options(menu, async ({ ack, body }: SlackOptionsMiddlewareArgs<'block_suggestion'>) => {
      try {
        const { view, value } = body;
        const metadata = readMetadata(FormMetadata, view?.private_metadata);
        const visitor = await visitors.of(body);
        const found = view && metadata ? await find(visitor, readForm(view.state.values, metadata), value) : [];
        await ack({ options: found.slice(0, MENU_LENGTH) });
      } catch (error) {
        log.warn({ menu, err: error instanceof Error ? error.message : 'unknown' }, 'A menu could not be filled');
        await ack({ options: [] });
      }
    });

  fill(SOFTWARE_MENU, async ({ person, t }, { customerId }, text) =>
    customerId ? (await downloads.menu(person, customerId, text)).map((each) => softwareOption(t, each)) : [],
  );

  fill(VERSION_MENU, async ({ person }, form, text) => {
    const { files } = await downloads.options(person, form);
    return matching(files.versions, ({ version }) => version, text).map(versionOption);
  });

  fill(LANGUAGE_MENU, async ({ person, t }, form, text) => {
    const { files } = await downloads.options(person, form);
    const found = matching(
      files.languages,
      (file) => `${languageName(t, file)} ${file.language} ${file.languageCode}`,
      text,
    );
    return found
      .map((offer) => languageOption(t, offer))
      .toSorted((left, right) => left.text.text.localeCompare(right.text.text, t.locale));
  });
}
