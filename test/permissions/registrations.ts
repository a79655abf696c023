import { App } from '@slack/bolt';

/** Something the product listens to: `action purchase.again`, `view purchase.form`, `command /csp-buy`. */
export type Registration = { readonly kind: Kind; readonly id: string };
type Kind = 'command' | 'action' | 'view' | 'options' | 'event' | 'shortcut' | 'message' | 'view_closed';

const METHODS = ['command', 'action', 'view', 'options', 'event', 'shortcut', 'message'] as const;

/**
 * Notes down what is registered with Bolt from now on, each with Bolt's own method still doing its work.
 * @returns the list, which grows, and a function that ends the noting
 */
export function noteRegistrations(): { readonly noted: readonly Registration[]; readonly end: () => void } {
  const noted: Registration[] = [];
  const ends = METHODS.map((method) => {
    const own = Reflect.get(App.prototype, method) as (...parts: unknown[]) => unknown;
    Reflect.set(App.prototype, method, function noting(this: App, ...parts: unknown[]) {
      noted.push(...readRegistration(method, parts[0]));
      return own.apply(this, parts);
    });
    return () => void Reflect.set(App.prototype, method, own);
  });
  return { noted, end: () => ends.forEach((end) => end()) };
}

function readRegistration(method: (typeof METHODS)[number], constraint: unknown): Registration[] {
  if (constraint instanceof RegExp) return [{ kind: method, id: String(constraint) }];
  if (typeof constraint === 'string') return [{ kind: method, id: constraint }];
  const fields = typeof constraint === 'object' && constraint !== null ? constraint : {};
  const type: unknown = Reflect.get(fields, 'type');
  const id: unknown = Reflect.get(fields, method === 'view' ? 'callback_id' : 'action_id');
  return [{ kind: type === 'view_closed' ? 'view_closed' : method, id: String(id) }];
}
