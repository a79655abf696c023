import { fileURLToPath } from 'node:url';
import { environment, readSandboxSettings } from '../config.ts';
import { createLog } from '../log.ts';
import { systemClock } from '../kernel/time.ts';
import { openSandbox } from './sandbox.ts';

/** What the process says to its parent, where it is the child of `npm start`. */
export type SandboxMessage =
  | { readonly kind: 'ready'; readonly url: string; readonly variables: Readonly<Record<string, string>> }
  | { readonly kind: 'failed'; readonly problems: readonly string[] };

const CONFIGURATION_ERROR = 78;

/** `npm run sandbox`: the two stand-ins in a process of their own. */
export async function runSandbox(): Promise<void> {
  const settings = readSandboxSettings(environment);
  if ('problems' in settings) return fail(settings.problems.map(({ name, advice }) => `${name}: ${advice}`));
  const sandbox = await openSandbox({
    ...settings,
    manifestPath: fileURLToPath(new URL('../../manifest.yml', import.meta.url)),
    clock: systemClock,
    log: createLog('warn'),
  }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    fail([`SANDBOX_PORT: ${settings.port} is in use by another process; stop that one or choose another port`]);
    return null;
  });
  if (!sandbox) return;
  void sandbox.preparePage();

  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void sandbox.close().then(() => process.exit(0));
  };
  if (process.send) {
    // A child: the whole process group gets the signal, but the product must be able to finish with us first.
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', () => undefined);
    process.on('disconnect', stop);
    process.send({ kind: 'ready', url: sandbox.url, variables: sandbox.variables } satisfies SandboxMessage);
  } else {
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
    const lines = Object.entries(sandbox.variables).map(([name, value]) => `${name}=${value}`);
    process.stdout.write(
      `${lines.join('\n')}\n# The local workspace and the local Partner Center are ready at ${sandbox.url}\n`,
    );
  }
}

function fail(problems: readonly string[]): void {
  process.exitCode = CONFIGURATION_ERROR;
  if (process.send) {
    process.send({ kind: 'failed', problems } satisfies SandboxMessage);
    process.disconnect();
  } else process.stderr.write(`${problems.join('\n')}\n`);
}
