import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { translatorFor } from '../../i18n/translator.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { SendDirectly } from '../../jobs/direct.ts';
import type { Jobs, Queue } from '../../jobs/jobs.ts';
import type { Notices } from '../../jobs/notices.ts';
import { newReference } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { kitFor } from './kit/kit.ts';
import type { KitMachine } from './kit/wave.ts';
import { findKit, kitStateOf, machinesLeft, standingKeyFor } from './records-kits.ts';
import type { KitRecord, KitState } from './records-kits.ts';
import type { StoredMachine } from './records-fleet.ts';
import { moveName } from './records.ts';

export type KitQueue = Queue<{ readonly kitId: string }>;

type Parts = {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'define'>;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly sendDirectly: SendDirectly;
  readonly clock: Clock;
  readonly log: Log;
};

/** Makes the kit from the machines as they stand and sends it, until it arrives; where it does not, who asked hears so. */
export function defineKitJob({ database, jobs, ledger, notices, sendDirectly, clock, log }: Parts): KitQueue {
  async function proceed(kitId: string): Promise<void> {
    const kit = await findKit(database.read, kitId);
    if (!kit || kitStateOf(kit) !== 'waiting') return;
    const machines = await machinesLeft(database.read, kit.moveId, kit.wave);
    if (machines.length === 0) return end(kit, 'empty', {});
    const { person } = kit;
    const t = translatorFor(person.locale, person.zone);
    const made = kitFor(await waveOf(kit, machines, t), t, kit.askedAt);
    await sendDirectly(person.slackUserId, kitId, t('moveKit.file', { what: kitWords(t, kit) }), {
      name: made.fileName,
      content: made.bytes,
    });
    await end(kit, 'sent', { machines: made.machines, leftOut: made.leftOut.length });
  }

  async function waveOf(kit: KitRecord, machines: readonly StoredMachine[], t: Translator) {
    const { move, wave } = kit;
    const planned =
      wave === null
        ? null
        : await database.read.moveWave.findUnique({ where: { moveId_number: { moveId: move.id, number: wave } } });
    return {
      move: moveName(move.number),
      title: move.title,
      customer: move.customerName,
      number: wave,
      startsAt: planned?.startsAt ?? null,
      endsAt: planned?.endsAt ?? null,
      machines: machines.toSorted(firstToRunOut).map((machine) => kitMachineOf(t, machine, move.keys)),
    };
  }

  async function end(
    kit: KitRecord,
    state: Exclude<KitState, 'waiting'>,
    told: { readonly machines?: number; readonly leftOut?: number; readonly reference?: string },
  ): Promise<void> {
    await database.transaction(async (tx) => {
      const { count } = await tx.moveKit.updateMany({
        where: { id: kit.id, state: 'waiting' },
        data: { ...told, state, endedAt: clock.now() },
      });
      if (count === 0) return;
      await ledger.append(tx, {
        ...{ actor: 'desk', action: 'move.kit', outcome: state },
        ...{ subject: `move:${kit.moveId}`, customerId: kit.move.customerId },
        details: { move: moveName(kit.move.number), wave: kit.wave, to: kit.personId, ...told },
      });
      await notices.changed(tx, 'move-kit', kit.id);
    });
  }

  return jobs.define({
    name: 'move-kit',
    data: z.object({ kitId: z.uuid() }),
    retries: 5,
    work: ({ kitId }) => proceed(kitId),
    async giveUp({ kitId }) {
      const reference = newReference();
      log.error({ reference, kitId }, 'The kit of a move could not be made or sent');
      const kit = await findKit(database.read, kitId);
      if (kit) await end(kit, 'failed', { reference });
    },
  });
}

/** Whatever stops a script half way, the machines with the least time left have had their turn. */
function firstToRunOut(left: StoredMachine, right: StoredMachine): number {
  const timeOf = ({ deadline }: StoredMachine) => deadline?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return timeOf(left) - timeOf(right) || left.name.localeCompare(right.name);
}

function kitMachineOf(t: Translator, { name, products }: StoredMachine, keys: KitRecord['move']['keys']): KitMachine {
  return {
    name,
    products: products.map((product) => {
      const key = standingKeyFor(product, keys);
      const order =
        key && t('moveKit.orderLine', { title: key.title, order: key.orderId, line: String(key.lineNumber + 1) });
      const { kind, product: called, activationId, partialKey, deadline } = product;
      return { kind, product: called, activationId, partialKey, deadline, order: order ?? null };
    }),
  };
}

/** `wave 3 of “HQ servers”` */
export function kitWords(t: Translator, { wave, move }: Pick<KitRecord, 'wave' | 'move'>): string {
  const { title } = move;
  return wave === null ? t('moveKit.what.all', { title }) : t('moveKit.what.wave', { number: wave, title });
}
