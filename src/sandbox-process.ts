import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a running sandbox process says; see sandbox/run.ts. */
type Message =
  | { kind: 'ready'; url: string; variables: Record<string, string> }
  | { kind: 'failed'; problems: string[] };

export type SandboxProcess = {
  readonly url: string;
  readonly variables: Readonly<Record<string, string>>;
  /** lets it end, and waits until it has */
  readonly stop: () => Promise<void>;
};

/**
 * Starts the two stand-ins as a child process. It ends when this process does, however that ends, because their channel closes.
 * @returns it running, or why it does not
 */
export async function startSandboxProcess(): Promise<SandboxProcess | { readonly problems: readonly string[] }> {
  const entry = fileURLToPath(new URL('../bin/csp-desk.js', import.meta.url));
  const child = spawn(process.execPath, [entry, 'sandbox'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const message = await firstMessage(child);
  if (message.kind === 'failed') return { problems: message.problems };
  return {
    url: message.url,
    variables: message.variables,
    stop: async () => {
      if (child.exitCode !== null || !child.connected) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await ended;
    },
  };
}

function firstMessage(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Message));
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`The local stand-ins ended at their start (exit code ${String(code)})`)),
    );
  });
}
