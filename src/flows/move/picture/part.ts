import type { Gallery } from '../../../pictures/gallery.ts';
import { picture } from '../../../slack/blocks/index.ts';
import type { MovePart } from '../listeners.ts';
import type { BurnDowns } from './records.ts';

/** The burn-down in the message of a move, as soon as it is drawn. */
export const burnDownPart =
  ({ burnDowns, gallery }: { readonly burnDowns: BurnDowns; readonly gallery: Pick<Gallery, 'show'> }): MovePart =>
  async (t, { move }) => {
    const chart = await burnDowns.chart(move.id, t);
    const shown = chart && (await gallery.show({ kind: 'move', subjectId: move.id, locale: t.locale }, chart));
    return shown ? { top: [picture(shown)] } : {};
  };
