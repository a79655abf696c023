import type { Person, Refusal } from '../../directory/directory.ts';
import type { Assistance, Guide } from '../assistance/service.ts';

export type HomeContent = { readonly kind: 'home'; readonly guide: Guide };

export type Home = ReturnType<typeof createHome>;

/** Whether somebody has a Home tab at all, and what they may begin; what else it shows each flow authorises itself. */
export function createHome({ assistance }: { readonly assistance: Assistance }) {
  return {
    async look(person: Person): Promise<HomeContent | Refusal> {
      const guide = await assistance.guide(person);
      return guide.kind === 'refused' ? guide : { kind: 'home', guide };
    },
  };
}
