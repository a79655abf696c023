import type { App } from '@slack/bolt';
import type { Directory } from '../directory/directory.ts';
import type { Log } from '../kernel/log.ts';
import type { Visitors } from '../slack/visitor.ts';
import type { CustomerFinder } from './finder.ts';
import { CUSTOMER_MENU, customerOption } from './input.ts';

const MENU_LENGTH = 100;

type Parts = {
  readonly customers: CustomerFinder;
  readonly directory: Directory;
  readonly visitors: Visitors;
  readonly log: Log;
};

/** Fills the customer menu of every form while somebody types. Whoever has no right sees no customers. */
export function registerCustomers(app: App, { customers, directory, visitors, log }: Parts): void {
  app.options(new RegExp(`^${CUSTOMER_MENU} `), async ({ ack, body }) => {
    try {
      const { person } = await visitors.of(body);
      const may = await directory.allowed(person);
      const found = may.has('customer.find') ? await customers.search(body.value, MENU_LENGTH) : [];
      await ack({ options: found.map(customerOption) });
    } catch (error) {
      log.warn({ err: error instanceof Error ? error.message : 'unknown' }, 'Customers could not be searched');
      await ack({ options: [] });
    }
  });
}
