import { downloadLink } from '../../src/i18n/en/download-link.ts';
import { move } from '../../src/i18n/en/move.ts';
import { moves } from '../../src/i18n/en/moves.ts';
import { fillsForm } from '../../test/flows/cancellation/gestures.ts';
import { asksForKey, KEY } from '../../test/flows/key-reveal/gestures.ts';
import { addsLine, fillsPurchaseForm, looksAtReview } from '../../test/support/gestures.ts';
import type { Person } from '../../test/support/slack/person.ts';
import { handsIn, seesAnswer } from './answers.ts';
import type { Dice } from './dice.ts';
import type { Diary } from './diary.ts';

export type Customer = { readonly id: string; readonly domain: string };

/** What somebody does at the desk with one command. @throws where it does not go on, as a person gives up */
export type Deed = {
  readonly name: string;
  /** how many of a hundred commands */
  readonly share: number;
  readonly who: readonly [Who, ...Who[]];
  readonly run: (person: Person, hand: Hand) => Promise<void>;
};

export type Who = 'sales.agent' | 'admin.agent' | 'approver' | 'helpdesk.agent' | 'auditor';

/** What a deed is done with. */
export type Hand = {
  readonly dice: Dice;
  readonly diary: Diary;
  readonly customers: readonly [Customer, ...Customer[]];
  /** a name that no other deed has */
  readonly reference: () => string;
  /** how many messages of each channel the person looks at from now on */
  readonly looksAt: (newest: number) => void;
  /** an order made in the portal, past the desk. @returns its ID */
  readonly ordersInPortal: (customer: Customer) => Promise<string>;
};

const CHANNELS = ['#sales', '#licensing', '#general'] as const;
const PRODUCTS = ['Windows Server 2022 Standard', 'Windows Server 2022 Datacenter'] as const;
const SECOND_LINE = 'SQL Server Standard Subscription';
const MESSAGES = 8;
/** Three of a hundred look at the review and go away. */
const THINKS_AGAIN = 0.03;
const secondsNow = () => Date.now() / 1_000 - 0.2;

async function buys(person: Person, hand: Hand, button: 'Place order' | 'Ask for approval'): Promise<void> {
  const { dice, diary, customers, reference } = hand;
  const name = reference();
  diary.drafted.add(name);
  const customer = dice.oneOf(customers).domain;
  const wanted = { channel: dice.oneOf(CHANNELS), customer, product: dice.oneOf(PRODUCTS), quantity: '1' };
  await fillsPurchaseForm(person, { ...wanted, reference: name });
  if (dice.roll() < 0.2) await addsLine(person, SECOND_LINE, '1');
  await looksAtReview(person);
  if (dice.roll() < THINKS_AGAIN) return person.closes({ all: true });
  await person.waitsFor(`[${button}]`);
  // From here on it may have been handed in, whatever comes of the press.
  diary.drafted.delete(name);
  diary.purchases.set(name, 'unknown');
  diary.purchases.set(name, await handsIn(person, button));
}

async function cancels(person: Person, hand: Hand): Promise<void> {
  const { dice, diary, customers, ordersInPortal } = hand;
  const customer = dice.oneOf(customers);
  const order = await ordersInPortal(customer);
  diary.notCancelled.add(order);
  const fields = { 'Customer tenant ID or domain': customer.domain };
  await fillsForm(person, order, fields, dice.oneOf(CHANNELS));
  diary.notCancelled.delete(order);
  diary.cancellations.set(order, 'unknown');
  diary.cancellations.set(order, await handsIn(person, 'Submit'));
}

async function showsKey(person: Person, { looksAt, diary, dice }: Hand): Promise<void> {
  looksAt(MESSAGES);
  const channel = dice.oneOf(CHANNELS);
  await asksForKey(person, { channel, reason: 'INC-4711' });
  await person.presses('Show key');
  await person.waitsFor(KEY, channel);
  diary.keysSeen += 1;
  if (dice.roll() < 0.5) await person.presses('Hide now');
}

async function getsLink(person: Person, { looksAt, dice }: Hand): Promise<void> {
  looksAt(MESSAGES);
  const channel = dice.oneOf(CHANNELS);
  await person.types(channel, '/csp-download fabrikam');
  await person.fills({
    Software: 'Office LTSC Standard 2021',
    Version: 'Office LTSC Standard 2021',
    Language: 'Dutch',
  });
  await person.fills({ Bit: '64-bit' });
  await person.submits('Get link');
  await person.waitsFor(downloadLink['downloadLink.ready.risk'], channel);
}

async function checksMachine(person: Person, { dice, reference }: Hand): Promise<void> {
  await person.types(dice.oneOf(CHANNELS), '/csp-move');
  await person.presses(moves['moves.onlyCheck']);
  const machine = `SRV-${reference().replace(/\W/g, '-')}`;
  await person.fills({
    Output: `Computer: ${machine}\nCaptured: 2026-01-01 10:00\nName: Windows(R), ServerStandard edition
Description: Windows(R) Operating System, VOLUME_KMSCLIENT channel
Partial Product Key: VDYBN
License Status: Licensed
Volume activation expiration: 43200 minute(s) (30 day(s))`,
  });
  await person.submits(move['move.form.submit']);
  await person.waitsFor(move['move.verdict.move']);
}

async function asks(person: Person, { looksAt, dice }: Hand, command: string): Promise<void> {
  looksAt(MESSAGES);
  const since = secondsNow();
  await person.types(dice.oneOf(CHANNELS), command);
  await seesAnswer(person, since);
}

async function looksForCustomer(person: Person, { dice, customers }: Hand): Promise<void> {
  await person.types(dice.oneOf(CHANNELS), '/csp-buy');
  const { domain } = dice.oneOf(customers);
  await person.options('Customer', domain.slice(0, 3 + dice.upTo(4)));
}

/** What is asked of whoever may approve; where nothing waits, they have looked. */
async function approves(person: Person, { looksAt }: Hand): Promise<void> {
  looksAt(MESSAGES);
  if ((await person.sees('@app')).includes('[Approve]')) await person.presses('Approve');
}

const ADMINS = ['sales.agent', 'admin.agent'] as const;

export const DEEDS: readonly Deed[] = [
  { name: 'buy', share: 6, who: ADMINS, run: (person, hand) => buys(person, hand, 'Place order') },
  { name: 'ask to buy', share: 2, who: ['approver'], run: (person, hand) => buys(person, hand, 'Ask for approval') },
  { name: 'approve', share: 5, who: ADMINS, run: approves },
  { name: 'cancel', share: 3, who: ADMINS, run: cancels },
  { name: 'key', share: 4, who: ADMINS, run: showsKey },
  { name: 'download', share: 4, who: ADMINS, run: getsLink },
  { name: 'check a machine', share: 4, who: ['helpdesk.agent'], run: checksMachine },
  {
    name: 'home',
    share: 16,
    who: ['sales.agent', 'admin.agent', 'helpdesk.agent'],
    run: async (person) => {
      await person.opensHome();
      await person.waitsFor(/\/csp-|Needs you|Nothing needs you/);
    },
  },
  {
    name: 'software',
    share: 16,
    who: ['sales.agent', 'helpdesk.agent'],
    run: (person, hand) => asks(person, hand, `/csp-software ${hand.dice.oneOf(hand.customers).domain}`),
  },
  { name: 'find a customer', share: 14, who: ['sales.agent', 'approver'], run: looksForCustomer },
  {
    name: 'help',
    share: 14,
    who: ['helpdesk.agent', 'approver', 'auditor'],
    run: (person, hand) => asks(person, hand, '/csp-help'),
  },
  { name: 'tickets', share: 8, who: ADMINS, run: (person, hand) => asks(person, hand, '/csp-tickets mine') },
  { name: 'audit', share: 4, who: ['auditor'], run: (person, hand) => asks(person, hand, '/csp-audit fabrikam') },
];
