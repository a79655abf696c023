import type { Log } from '../../src/kernel/log.ts';

const nothing = (): void => undefined;

/** For parts whose log is not what a test looks at. */
export const silentLog: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
