import type { ModalView } from '@slack/types';
import type { MessageKey } from '../i18n/catalogue.ts';
import type { Visitor } from './visitor.ts';

/**
 * One part of `/csp-admin`. The flow that owns the settings draws it, listens to its own buttons and forms, and authorises
 * every change in its own service; here it is only listed, and shown in the place of the list.
 */
export type AdminSection = {
  /** stands in the button that opens it */
  readonly id: string;
  readonly title: MessageKey;
  readonly about: MessageKey;
  /** draws the section as it stands now, in the same modal; `ADMIN_HOME` is the way back to the list */
  readonly draw: (visitor: Visitor) => Promise<ModalView>;
};

/** The action of a button that leads back to the list of sections. */
export const ADMIN_HOME = 'admin.home';
