import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Directory } from '../directory/directory.ts';
import type { Log } from '../kernel/log.ts';
import type { Visitors, WhoAndWhere } from '../slack/visitor.ts';
import type { CustomerFinder } from './finder.ts';
import { CUSTOMER_MENU, customerOption } from './input.ts';

const MENU_LENGTH = 100;

type Parts = {
  readonly customers: CustomerFinder;
  readonly directory: Directory;
  readonly visitors: Visitors;
  readonly log: Log;
};

/**
 * Fills the customer menu of every form while somebody types, and notices whom they chose, in whatever form. Whoever has no
 * right sees no customers.
 */
export function registerCustomers(app: App, { customers, directory, visitors, log }: Parts): void {
  const mayFind = async (body: WhoAndWhere) => {
    const { person } = await visitors.of(body);
    return (await directory.allowed(person)).has('customer.find') ? person : null;
  };

  app.options(new RegExp(`^${CUSTOMER_MENU} `), async ({ ack, body }) => {
    try {
      const person = await mayFind(body);
      const found = person ? await customers.search(body.value, MENU_LENGTH, person.teamId) : [];
      await ack({ options: found.map(customerOption) });
    } catch (error) {
      log.warn({ err: error instanceof Error ? error.message : 'unknown' }, 'Customers could not be searched');
      await ack({ options: [] });
    }
  });

  app.use(async ({ body, next }) => {
    await next();
    const chosen = chosenIn(body);
    if (chosen === undefined) return;
    try {
      const person = await mayFind(body);
      if (person) await customers.used(person.teamId, chosen);
    } catch (error) {
      log.warn({ err: error instanceof Error ? error.message : 'unknown' }, 'The use of a customer was not noted');
    }
  });
}

const Chosen = z.object({ selected_option: z.object({ value: z.string() }) });
const Choice = z.object({
  type: z.literal('block_actions'),
  actions: z.array(z.looseObject({ action_id: z.string() })),
});
const HandedIn = z.object({
  type: z.literal('view_submission'),
  view: z.object({ state: z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) }) }),
});

/** @returns the tenant ID of the customer chosen in a menu, or standing in a form that was handed in */
function chosenIn(body: unknown): string | undefined {
  const choice = Choice.safeParse(body);
  const handedIn = HandedIn.safeParse(body);
  const entries = choice.success
    ? choice.data.actions.map((action) => [action.action_id, action] as const)
    : handedIn.success
      ? Object.values(handedIn.data.view.state.values).flatMap(Object.entries)
      : [];
  const [, entry] = entries.find(([name]) => name.startsWith(`${CUSTOMER_MENU} `)) ?? [];
  const chosen = Chosen.safeParse(entry);
  return chosen.success ? chosen.data.selected_option.value : undefined;
}
