/** How far a move is. Each change is recorded with its ledger entry; an illegal one cannot be written. */
export type MoveState =
  /** machines are being brought; nothing is planned */
  | 'gathering'
  | 'planned'
  | 'running'
  /** no further wave begins until somebody says so */
  | 'paused'
  | 'closed';

const TRANSITIONS: Readonly<Record<MoveState, readonly MoveState[]>> = {
  gathering: ['planned', 'closed'],
  planned: ['gathering', 'running', 'paused', 'closed'],
  running: ['planned', 'paused', 'closed'],
  paused: ['planned', 'running', 'closed'],
  closed: [],
};

export const MOVE_STATES = Object.keys(TRANSITIONS) as readonly MoveState[];

export function mayBecome(from: MoveState, to: MoveState): boolean {
  return TRANSITIONS[from].includes(to);
}

/** How a machine stands, over all its products. */
export type MachineState =
  | 'to-go'
  | 'done'
  | 'failed'
  /** somebody said why it is left as it is */
  | 'written-off'
  /** nothing on it has to move */
  | 'stays';

export const MACHINE_STATES = [
  'to-go',
  'done',
  'failed',
  'written-off',
  'stays',
] as const satisfies readonly MachineState[];

/** How one product of a machine stands. */
export type Standing = Exclude<MachineState, 'written-off'>;
