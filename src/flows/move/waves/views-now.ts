import type { Translator } from '../../../i18n/translator.ts';
import { clamp } from '../../../kernel/text.ts';
import { actions, bold, button, joinMrkdwn, message, section, translateMrkdwn } from '../../../slack/blocks/index.ts';
import type { Message } from '../../../slack/blocks/index.ts';
import type { MoveRecord } from '../records.ts';
import type { MoveExtras } from '../views-message.ts';
import type { Reminder, WaveState } from './rules.ts';
import type { Told } from './service-reminders.ts';
import type { WavesNow } from './service-waves.ts';
import { PLAN } from './views-plan.ts';
import { RISKS } from './views-risk.ts';
import { WAVE, WAVES } from './views-waves.ts';
import { progressWords, waveTime } from './views-words.ts';

/** What the message of a move says of its waves, and the buttons to them. */
export function wavesExtras(t: Translator, move: MoveRecord, now: WavesNow): MoveExtras {
  const { waves, next, running, atRisk } = now;
  const risk = button(t('waves.atRisk', { count: atRisk }), RISKS, {
    value: JSON.stringify({ move: move.id }),
    style: 'danger',
  });
  return {
    lines: [
      ...running.map(({ wave, progress }) =>
        t('waves.now.running', { number: wave.number, waves, progress: progressWords(t, progress) }),
      ),
      ...(next
        ? [
            t('waves.now.next', {
              number: next.wave.number,
              waves,
              time: waveTime(t, next.wave, move.zone),
              zone: move.zone,
              count: next.progress.machines,
            }),
          ]
        : []),
    ],
    buttons: [
      waves === 0
        ? button(t('waves.plan'), PLAN, { value: move.id })
        : button(t('waves.title'), WAVES, { value: JSON.stringify({ move: move.id }) }),
      ...(atRisk > 0 ? [risk] : []),
    ],
  };
}

const NAMES_TOLD = 10;

/** What is said in the thread of a move without being asked. */
export function reminderMessage(t: Translator, told: Told): Message {
  const { move } = told;
  if (told.kind === 'risk') {
    const names = told.names.slice(0, NAMES_TOLD).map((name) => clamp(name, 60));
    const more = told.count - names.length;
    const words = t('waves.told.risk', { count: told.count, title: move.title });
    const all = [...names, ...(more > 0 ? [t('waves.names.more', { count: more })] : [])].join(', ');
    return message({
      text: words,
      blocks: [
        section(joinMrkdwn([bold(words), all])),
        actions(button(t('waves.risk.look'), RISKS, { value: JSON.stringify({ move: move.id }) })),
      ],
    });
  }
  if (told.wave === null)
    return message({ text: t('waves.told.replanned'), blocks: [section(t('waves.told.replanned'))] });
  const { wave, progress } = told;
  const { number } = wave;
  const left = progress['to-go'] + progress.failed;
  const values = {
    number,
    title: move.title,
    time: waveTime(t, wave, move.zone),
    zone: move.zone,
    left,
    progress: progressWords(t, progress),
  };
  const key = wordsOf(told.kind, wave.state, left);
  const open = { value: JSON.stringify({ wave: wave.id }) };
  return message({
    text: t('waves.told.notification', { number, title: move.title }),
    blocks: [
      section(translateMrkdwn(t, key, values)),
      actions(
        ...(wave.state === 'finished' && left === 0 ? [] : [button(t('waves.look'), WAVE, open)]),
        ...(told.kind === 'left' && left > 0 ? [button(t('waves.plan.again'), PLAN, { value: move.id })] : []),
      ),
    ],
  });
}

/** What was said of a wave stays true: once it has ended, so does what announced it. */
function wordsOf(kind: Reminder, state: WaveState, left: number) {
  if (kind === 'left' && left > 0) return 'waves.told.left';
  if (state === 'finished') return 'waves.told.finished';
  return state === 'running' || kind === 'start' ? 'waves.told.start' : 'waves.told.before';
}
