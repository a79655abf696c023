import { expect, test } from 'vitest';
import { translatorFor } from '../../src/i18n/translator.ts';
import { input, plainTextInput } from '../../src/slack/blocks/index.ts';
import { lateView } from '../../src/slack/form-answer.ts';

test.each(['en-US', 'nl-NL'])(
  'what is wrong with a form that is gone already is said with the names of its fields (%s)',
  (locale) => {
    const t = translatorFor(locale);
    const form = [input('Margin', plainTextInput({ actionId: 'margin' }), { blockId: 'margin' })];
    const errors = { margin: t('common.field.required'), elsewhere: t('common.field.choose') };
    const told = JSON.stringify(lateView(t, { response_action: 'errors', errors }, form).blocks);
    expect(told).toContain(t('common.notHandedIn'));
    expect(told).toContain(`*Margin*\\n${errors.margin}`);
    expect(told).toContain(errors.elsewhere);
  },
);
