import type { Json, JsonObject } from '../../../src/sandbox/slack/json.ts';
import { asObjects, asText, isList } from '../../../src/sandbox/slack/json.ts';
import { offered } from '../../../src/sandbox/slack/block-kit/composition.ts';
import type { Screen } from '../../../src/sandbox/slack/protocol/screen.ts';
import { findButton, findInOverflow, findInput, labelOfBlock, matchingOption, readScreen } from './on-screen.ts';
import type { Found } from './on-screen.ts';
import { optionText } from './plain-text.ts';
import { connectClient } from './protocol-client.ts';
import type { FileToUpload, ProtocolClient } from './protocol-client.ts';

/** A person at Slack: does what people do, and sees what that person sees. Waits for what is about to appear. */
export type Person = {
  readonly types: (channel: string, text: string) => Promise<void>;
  /** By label. Menus take an option's visible text, multi-selects and checkboxes a list of them, null empties. */
  readonly fills: (values: Readonly<Record<string, Entry>>, how?: How) => Promise<void>;
  readonly submits: (button?: string, how?: How) => Promise<void>;
  /** Presses the newest button with this text, and says yes to its question unless told otherwise. */
  readonly presses: (text: string, how?: { readonly confirm?: boolean }) => Promise<void>;
  /** Chooses from a "⋯" menu. */
  readonly chooses: (text: string) => Promise<void>;
  readonly uploads: (label: string, ...files: readonly FileToUpload[]) => Promise<void>;
  readonly closes: (how?: { readonly all?: boolean }) => Promise<void>;
  readonly opensHome: () => Promise<void>;
  /** Loads the page anew: ephemeral messages and open modals are gone. */
  readonly reloads: () => Promise<void>;
  readonly sees: (channel?: string) => Promise<string>;
  /** @returns the text it was found in; @param where a channel, otherwise anywhere */
  readonly waitsFor: (text: string | RegExp, where?: string) => Promise<string>;
  /** Waits until a text is no longer to be seen. */
  readonly waitsUntilGone: (text: string | RegExp, where?: string) => Promise<void>;
  /** The errors of the modal on top, by the label of their field. */
  readonly errors: () => Promise<Readonly<Record<string, string>>>;
  readonly options: (label: string, query?: string) => Promise<readonly string[]>;
  readonly screen: () => Promise<Screen>;
  /** Sends a payload as a hostile or a repeating client would, and gives what the app acknowledged. */
  readonly sendsRaw: (
    type: 'interactive' | 'slash_commands' | 'events_api',
    payload: JsonObject,
    how?: { readonly trigger: boolean },
  ) => Promise<JsonObject>;
  readonly leaves: () => Promise<void>;
};

export type Entry = string | number | null | readonly string[];

/** `anyway` sends what Slack's own client would not. */
export type How = { readonly anyway?: boolean };

/** How somebody looks at the screen. */
export type Eyes = {
  /** how many messages of each channel they look at now */
  readonly newest?: () => number;
  /** for how long they wait for what does not come */
  readonly patienceMs?: number;
  /** they look again no sooner than after that, however often the screen changes */
  readonly restMs?: number;
};

/** Every change of the screen is told; what is found elsewhere, such as the options of a menu, is looked for again. */
const LOOK_AGAIN_MILLISECONDS = 250;
const PATIENCE_MILLISECONDS = 20_000;
/** How long a dependent input may take to change after a choice was acknowledged, before the next is looked at. */
const SETTLE_MILLISECONDS = 300;

export async function openPerson(baseUrl: string, who: string, eyes: Eyes = {}): Promise<Person> {
  let client = await connectClient(baseUrl, who, eyes.newest);

  const until = <Value>(find: (screen: Screen) => Value | undefined | Promise<Value | undefined>, wanted: string) =>
    waitUntil(client, find, `${who}: ${wanted}`, eyes);

  /** Repeats a gesture that met a screen which had just changed. */
  const touch = (
    find: (screen: Screen) => Found | undefined,
    wanted: string,
    body: (found: Found) => Promise<object> | object,
  ) =>
    until(async (screen) => {
      const found = find(screen);
      if (!found) return undefined;
      const outcome = await client.gesture('use', { ...addressOf(found), ...(await body(found)) });
      if (outcome['kind'] === 'refused') throw new Error(`${who}: ${wanted}: ${asText(outcome['reason'])}`);
      return outcome['kind'] === 'gone' ? undefined : { found, outcome };
    }, wanted);

  const enter = async (label: string, entry: Entry, how: How) => {
    const wanted = `an input "${label}"${typeof entry === 'string' ? ` that takes "${entry}"` : ''}`;
    const { found } = await until(async (screen) => {
      const input = findInput(screen, label);
      const value = input && (how.anyway === true ? entry : await valueOf(client, input, entry));
      if (!input || value === undefined) return undefined;
      const outcome = await client.gesture('use', { ...addressOf(input), value, enter: true, confirmed: true, ...how });
      if (outcome['kind'] === 'refused') throw new Error(`${who}: ${wanted}: ${asText(outcome['reason'])}`);
      return outcome['kind'] === 'gone' ? undefined : { found: input };
    }, wanted);
    if (found.block['type'] !== 'input' || found.block['dispatch_action'] === true) await settle(client, found);
  };

  return {
    types: async (channel, text) => {
      const outcome = await client.gesture('type', { channel, text });
      if (outcome['reason'] === 'not_in_channel') throw new Error(`${who} is not in ${channel}`);
    },
    fills: async (values, how = {}) => {
      for (const [label, entry] of Object.entries(values)) await enter(label, entry, how);
    },
    submits: async (button, how = {}) => {
      await until(
        async (screen) => {
          const modal = screen.modals.at(-1);
          if (!modal?.submit || (button !== undefined && modal.submit !== button)) return undefined;
          const outcome = await client.gesture('submit', { viewId: modal.id, ...how });
          return outcome['kind'] === 'gone' || outcome['kind'] === 'busy' ? undefined : outcome;
        },
        `a modal to submit with "${button ?? 'any button'}"`,
      );
    },
    presses: async (text, { confirm = true } = {}) => {
      const find = (screen: Screen) => findButton(screen, text);
      const { outcome } = await touch(find, `a button "${text}"`, () => ({ confirmed: false }));
      if (outcome['kind'] === 'confirm' && confirm)
        await touch(find, `a button "${text}"`, () => ({ confirmed: true }));
    },
    chooses: async (text) => {
      await touch(
        (screen) => findInOverflow(screen, text),
        `a menu with "${text}"`,
        ({ element }) => ({ value: matchingOption(offered(element), text)?.['value'], confirmed: true }),
      );
    },
    uploads: async (label, ...files) => {
      const ids = await Promise.all(files.map((file) => client.upload(file)));
      await touch(
        (screen) => findInput(screen, label),
        `a file input "${label}"`,
        () => ({ value: ids }),
      );
    },
    closes: async ({ all = false } = {}) => {
      await until(async (screen) => {
        const modal = screen.modals.at(-1);
        const outcome = modal && (await client.gesture('close', { viewId: modal.id, all }));
        return outcome?.['kind'] === 'done' ? outcome : undefined;
      }, 'a modal to close');
    },
    opensHome: async () => {
      await client.gesture('home');
    },
    reloads: async () => {
      await client.close();
      client = await connectClient(baseUrl, who, eyes.newest);
    },
    sees: async (channel) => readScreen(await client.screen(), channel),
    waitsFor: (text, where) =>
      until(
        (screen) => {
          const seen = readScreen(screen, where);
          return holds(seen, text) ? seen : undefined;
        },
        `to see ${String(text)}${where ? ` in ${where}` : ''}`,
      ),
    waitsUntilGone: async (text, where) => {
      await until(
        (screen) => (holds(readScreen(screen, where), text) ? undefined : true),
        `no longer to see ${String(text)}`,
      );
    },
    errors: async () => {
      const { modals, person } = await client.screen();
      const modal = modals.at(-1);
      const errors = Object.entries(modal?.errors ?? {});
      return Object.fromEntries(
        errors.map(([blockId, text]) => [modal ? labelOfBlock(modal, blockId, person) : blockId, text]),
      );
    },
    options: (label, query = '') =>
      until(async (screen) => {
        const input = findInput(screen, label);
        return input && (await optionsOf(client, input, query)).map(optionText);
      }, `a menu "${label}"`),
    screen: () => client.screen(),
    sendsRaw: (type, payload, how) => client.gesture('raw', { type, payload, ...how }),
    leaves: () => client.close(),
  };
}

function holds(seen: string, text: string | RegExp): boolean {
  return typeof text === 'string' ? seen.includes(text) : text.test(seen);
}

function addressOf({ place, blockId, actionId }: Found) {
  return { place, blockId, actionId };
}

/** Looks at the screen each time it changes. @throws with all that is on the screen when the patience is over */
async function waitUntil<Value>(
  client: ProtocolClient,
  find: (screen: Screen) => Value | undefined | Promise<Value | undefined>,
  wanted: string,
  { patienceMs = PATIENCE_MILLISECONDS, restMs = 0 }: Eyes,
): Promise<Value> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const screen = await client.screen();
    const found = await find(screen);
    if (found !== undefined) return found;
    if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
    await client.changed(LOOK_AGAIN_MILLISECONDS);
    if (performance.now() > deadline) {
      throw new Error(`${wanted}: not found. On the screen:\n${readScreen(screen)}`);
    }
  }
}

/** A choice may change what depends on it: waits until the view has another hash, is gone, or stays as it is. */
async function settle(client: ProtocolClient, { view }: Found): Promise<void> {
  if (!view) return;
  const deadline = performance.now() + SETTLE_MILLISECONDS;
  while (performance.now() < deadline) {
    const { modals, home } = await client.screen();
    const now = [...modals, ...(home ? [home] : [])].find(({ id }) => id === view.id);
    if (now?.hash !== view.hash) return;
    await client.changed(Math.max(1, deadline - performance.now()));
  }
}

/** @returns what to enter for a visible text; undefined where no option fits yet */
async function valueOf(client: ProtocolClient, input: Found, entry: Entry): Promise<Json | undefined> {
  const type = asText(input.element['type']);
  if (entry === null || !/select|radio|checkboxes/.test(type) || /users|conversations|channels/.test(type))
    return entry;
  const pick = async (text: string) => {
    const query = async (typed: string) => matchingOption(await optionsOf(client, input, typed), text)?.['value'];
    // A visible text may say more than the app searches by: its first word then finds it.
    return (await query(text)) ?? query(text.split(' ')[0] ?? text);
  };
  if (!isList(entry)) return pick(String(entry));
  const values = await Promise.all(entry.map((text) => pick(asText(text))));
  return values.every((value) => value !== undefined) ? values : undefined;
}

async function optionsOf(client: ProtocolClient, input: Found, query: string): Promise<readonly JsonObject[]> {
  if (!asText(input.element['type']).includes('external')) return offered(input.element);
  const answer = await client.gesture('suggest', { ...addressOf(input), query });
  return asObjects(answer['options']);
}
