import { actions } from '../../directory/actions.ts';
import type { Action, Directory, Person, Refusal, Role } from '../../directory/directory.ts';

export type Command =
  | 'buy'
  | 'software'
  | 'key'
  | 'download'
  | 'cancel'
  | 'tickets'
  | 'move'
  | 'audit'
  | 'admin'
  | 'help';

/** A command, whether this person may give it, and whom it is for. */
export type CommandGuide = { readonly command: Command; readonly may: boolean; readonly needs: readonly Role[] };

export type Guide = {
  readonly kind: 'guide';
  readonly roles: readonly Role[];
  readonly commands: readonly CommandGuide[];
};

export type Assistance = ReturnType<typeof createAssistance>;

/** What each command begins with. */
const BEGINS: Readonly<Record<Command, Action>> = {
  buy: 'purchase.draft',
  software: 'software.view',
  key: 'key.reveal',
  download: 'download.link',
  cancel: 'order.cancel',
  tickets: 'ticket.view',
  move: 'move.view',
  audit: 'audit.view',
  admin: 'desk.administer',
  help: 'desk.use',
};

/** Tells people what they may do (P7); whoever may nothing is told so, and whom to ask. */
export function createAssistance({ directory }: { readonly directory: Directory }) {
  async function guide(person: Person): Promise<Guide | Refusal> {
    const right = await directory.authorize(person, 'desk.use', { subject: 'desk', customerId: null });
    if (right.kind === 'refused') return right;
    const may = await directory.allowed(person);
    const commands = (Object.keys(BEGINS) as Command[]).map((command) => {
      const action = BEGINS[command];
      return { command, may: may.has(action), needs: actions[action].roles };
    });
    return { kind: 'guide', roles: [...right.roles], commands };
  }

  return { guide };
}
