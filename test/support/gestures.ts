import type { Person } from './slack/person.ts';

export type Wanted = {
  readonly channel?: string;
  readonly customer?: string;
  readonly product?: string;
  readonly quantity?: string;
  readonly reference?: string;
};

/** Fills in the purchase form, and leaves it open. */
export async function fillsPurchaseForm(person: Person, wanted: Wanted): Promise<void> {
  const {
    channel = '#sales',
    customer = 'fabrikam',
    product = 'Windows Server 2022 Standard',
    quantity = '2',
    reference,
  } = wanted;
  await person.types(channel, `/csp-buy ${customer}`);
  await person.fills({ Product: product });
  const [edition = ''] = await person.options('Edition');
  await person.fills({ Edition: edition });
  await person.waitsFor('Term:');
  await person.fills({ Quantity: quantity, ...(reference ? { Reference: reference } : {}) });
}

/** Adds a line to the open purchase form, of the first edition and the first term there are. */
export async function addsLine(person: Person, product: string, quantity: string): Promise<void> {
  const kept = (await person.sees()).split(KEPT_LINE).length - 1;
  await person.presses('+ Add another line');
  await person.waitsFor(new RegExp(`(?:${KEPT_LINE}[\\s\\S]*){${kept + 1}}`));
  await person.fills({ Product: product });
  await person.fills({ Edition: (await person.options('Edition'))[0] ?? '' });
  await person.waitsFor('Term:');
  await person.fills({ Term: (await person.options('Term'))[0] ?? '', Quantity: quantity });
}

/** The menu beside a line that stands in no field. */
const KEPT_LINE = 'Change / Remove';

const MORE = 'Your choice brings more fields';

/** Hands in the form; who was faster than the fields that a choice brings is told so, and hands it in again. */
export async function looksAtReview(person: Person): Promise<void> {
  await person.submits('Review');
  const seen = await person.waitsFor(new RegExp(`${MORE}|\\[(?:Place order|Ask for approval)\\]`));
  if (seen.includes(MORE)) await person.submits('Review');
}

/** Fills in the purchase form, looks at the review and places the order: an Admin agent may. */
export async function buys(person: Person, wanted: Wanted = {}): Promise<void> {
  await fillsPurchaseForm(person, wanted);
  await looksAtReview(person);
  await person.submits('Place order');
}

/** The same, handed in for approval: what a Sales agent asks for is never placed unapproved. */
export async function asksToBuy(person: Person, wanted: Wanted = {}): Promise<void> {
  await fillsPurchaseForm(person, wanted);
  await looksAtReview(person);
  await person.submits('Ask for approval');
}
