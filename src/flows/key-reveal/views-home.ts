import type { KnownBlock } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { moment, mrkdwn, section, translateMrkdwn } from '../../slack/blocks/index.ts';
import type { RevealRow } from './service-home.ts';

/** That a key was shown, as a row of the Home tab. */
export const revealRow = (t: Translator, { customerName: customer, title: what, at }: RevealRow): KnownBlock =>
  section(mrkdwn`🔑 ${translateMrkdwn(t, 'home.reveal', { what, customer })} · ${moment(at, t)}`);
