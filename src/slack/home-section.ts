import type { KnownBlock } from '@slack/types';
import type { Visitor } from './visitor.ts';

/** What a flow shows of itself in the Home tab to whoever opens it; it authorises and draws it itself, in a few blocks. */
export type HomeSection = {
  readonly place: 'needs-you' | 'this-month';
  /** @returns nothing where there is nothing for this person */
  readonly draw: (visitor: Visitor) => Promise<readonly KnownBlock[]>;
};

/** Something this person did lately, as one row. */
export type RecentThing = { readonly at: Date; readonly row: KnownBlock };

/** @returns the newest of a flow, a handful */
export type RecentThings = (visitor: Visitor) => Promise<readonly RecentThing[]>;
