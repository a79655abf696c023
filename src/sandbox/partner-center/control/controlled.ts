import type { Call } from '../wire/call.ts';
import type { Calls } from '../wire/calls.ts';
import type { Faults } from '../wire/faults.ts';
import type { World } from '../world.ts';

/** What the control interface holds in its hands. */
export type Controlled = { readonly world: World; readonly faults: Faults; readonly calls: Calls };

export type ControlOf<Params> = Controlled & { readonly call: Call; readonly params: Params };
