import type { HomeView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../kernel/log.ts';
import { slackError } from './connection.ts';
import { refusedPictures } from './refused-pictures.ts';
import type { Visitor } from './visitor.ts';

type Draw = (visitor: Visitor) => Promise<HomeView>;

/** The Home tab of each person. */
export type HomeTab = {
  /** how it is drawn; said once, while the flows are put together */
  readonly drawWith: (draw: Draw) => void;
  /** Draws it anew for this person. */
  readonly show: (visitor: Visitor) => Promise<void>;
  /** Puts this there instead, where it could not be drawn. */
  readonly put: (userId: string, view: HomeView) => Promise<void>;
};

/** Answers of Slack that mean that this workspace shows no Home tab of the app, or not to this person. */
const NO_HOME = new Set(['not_enabled', 'user_not_found', 'restricted_action']);

export function createHomeTab({
  client,
  forgetPictures,
  log,
}: {
  readonly client: WebClient;
  /** told of pictures that Slack has not any more */
  readonly forgetPictures: (fileIds: readonly string[]) => Promise<void>;
  readonly log: Log;
}): HomeTab {
  let draw: Draw | undefined;

  async function publish(visitor: Visitor, drawView: Draw, again: boolean): Promise<void> {
    const view = await drawView(visitor);
    try {
      await client.views.publish({ user_id: visitor.person.userId, view });
    } catch (error) {
      const refused = again ? refusedPictures(error, view.blocks) : [];
      if (refused.length === 0) throw error;
      await forgetPictures(refused);
      await publish(visitor, drawView, false);
    }
  }

  async function whereThereIsOne(publishing: () => Promise<unknown>): Promise<void> {
    try {
      await publishing();
    } catch (error) {
      if (!NO_HOME.has(slackError(error))) throw error;
      log.warn({ slack: slackError(error) }, 'The Home tab could not be drawn');
    }
  }

  return {
    drawWith: (how) => void (draw = how),
    async show(visitor) {
      const drawView = draw;
      if (drawView) await whereThereIsOne(() => publish(visitor, drawView, true));
    },
    put: (userId, view) => whereThereIsOne(() => client.views.publish({ user_id: userId, view })),
  };
}
