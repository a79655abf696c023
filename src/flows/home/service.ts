import type { Person, Refusal } from '../../directory/directory.ts';
import type { Approvals } from '../approval/service.ts';
import type { Assistance, Guide } from '../assistance/service.ts';

export type HomeContent = {
  readonly kind: 'home';
  /** the oldest first, as many as one look takes in */
  readonly waiting: Awaited<ReturnType<Approvals['waitingFor']>>;
  readonly guide: Guide;
};

export type Home = ReturnType<typeof createHome>;

type Parts = {
  readonly approvals: Pick<Approvals, 'waitingFor'>;
  readonly assistance: Assistance;
};

/** What needs this person, and what they may begin. */
export function createHome({ approvals, assistance }: Parts) {
  async function look(person: Person): Promise<HomeContent | Refusal> {
    const guide = await assistance.guide(person);
    if (guide.kind === 'refused') return guide;
    return { kind: 'home', waiting: await approvals.waitingFor(person), guide };
  }

  return { look };
}
