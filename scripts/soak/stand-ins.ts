import { fork } from 'node:child_process';
import { once } from 'node:events';

export type StandIns = {
  readonly url: string;
  readonly pid: number;
  /** with which the product connects to them, over Socket Mode */
  readonly variables: Readonly<Record<string, string>>;
  readonly signingSecret: string;
  /** @throws where the answer is no success */
  readonly ask: (method: string, path: string, body?: object) => Promise<unknown>;
  readonly stop: () => Promise<void>;
};

type Ready = Pick<StandIns, 'url' | 'variables' | 'signingSecret'>;

/** Starts both in one process of their own: what they cost is not the product's, and no fault of it ends them. */
export async function startStandIns(): Promise<StandIns> {
  const child = fork(new URL('./stand-ins-child.ts', import.meta.url), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const failed = once(child, 'exit').then(() => {
    throw new Error('The stand-ins ended at their start');
  });
  failed.catch(() => undefined);
  const [message] = (await Promise.race([once(child, 'message'), failed])) as [Ready];
  const { url } = message;
  return {
    ...message,
    pid: child.pid ?? 0,
    async ask(method, path, body) {
      const json = body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
      const response = await askAgain(() => fetch(`${url}${path}`, { method, ...json }));
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path} answered ${response.status} ${text}`);
      return text === '' ? undefined : (JSON.parse(text) as unknown);
    },
    async stop() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

/** A connection that was kept may be closed at the moment at which it is used again: nothing was asked then. */
async function askAgain(asking: () => Promise<Response>): Promise<Response> {
  try {
    return await asking();
  } catch {
    return asking();
  }
}
