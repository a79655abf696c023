import { addHours } from 'date-fns/addHours';
import { subDays } from 'date-fns/subDays';
import type { Database } from '../../database/database.ts';
import type { Directory, Person } from '../../directory/directory.ts';
import type { Clock } from '../../kernel/time.ts';
import { findNeeding, findTakenKeys, lineText, watchedOf } from './records.ts';
import { isIdle } from './rules.ts';
import type { ReadTimes } from './service-times.ts';

export type WindowRow = {
  /** as a button carries it */
  readonly line: string;
  readonly customerId: string;
  readonly customerName: string;
  /** `<orderId>:<lineNumber>`, as the form of a cancellation takes it */
  readonly software: string;
  /** `2 × Windows Server 2022 Standard` */
  readonly what: string;
  readonly closesAt: Date;
  /** since when it is paid and its key could have been taken; null where that is not the question */
  readonly idleSince: Date | null;
  /** nobody took it yet, and this person may */
  readonly mayReveal: boolean;
};

export type Windows = {
  readonly windows: readonly WindowRow[];
  readonly more: boolean;
  readonly mayCancel: boolean;
  readonly mayDecide: boolean;
};

export type WindowsAtHome = ReturnType<typeof createWindowsAtHome>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly reminderTimes: ReadTimes;
  readonly clock: Clock;
};

const SHOWN = 5;
/** Of so many the keys are looked at: taken ones are left out where nothing closes soon. */
const LOOKED_AT = 25;

/** Refund windows that close soon, and keys that nobody took: nobody has decided on these yet. */
export function createWindowsAtHome({ database, directory, reminderTimes, clock }: Parts) {
  /** What closes first comes first. An Admin agent sees those of the team, everybody else what they bought. */
  return async (person: Person): Promise<Windows> => {
    const may = await directory.allowed(person);
    const mayCancel = may.has('order.cancel');
    const mayDecide = may.has('refund.decide');
    const mayReveal = may.has('key.reveal');
    if (!mayDecide) return { windows: [], more: false, mayCancel, mayDecide };
    const now = clock.now();
    const { closing, idleDays } = await reminderTimes.current();
    const soon = addHours(now, closing[0] ?? 0);
    const lines = await findNeeding(database.read, {
      ...{ now, soon, paidBefore: subDays(now, idleDays), take: LOOKED_AT },
      personId: mayCancel ? null : person.id,
    });
    const isTaken = await findTakenKeys(database.read, lines);
    const windows = lines.flatMap((line): WindowRow[] => {
      const watched = watchedOf(line, isTaken(line));
      if (!watched || (watched.closesAt > soon && !isIdle(watched, idleDays, now))) return [];
      const { purchase, orderId, orderLineNumber } = line;
      return [
        {
          line: lineText(line),
          customerId: purchase.customerId,
          customerName: purchase.customerName,
          software: `${orderId ?? ''}${orderLineNumber === null ? '' : `:${orderLineNumber}`}`,
          what: `${line.quantity} × ${line.productTitle}`,
          closesAt: watched.closesAt,
          idleSince: isIdle(watched, idleDays, now) ? watched.paidAt : null,
          mayReveal: mayReveal && watched.paidAt !== null && !watched.keyTaken,
        },
      ];
    });
    return { windows: windows.slice(0, SHOWN), more: windows.length > SHOWN, mayCancel, mayDecide };
  };
}
