/** Pure builders for what Slack shows: typed, within Slack's limits, never throwing, and no markup but `Mrkdwn`. */
export * from './buttons.ts';
export * from './changes.ts';
export * from './choices.ts';
export * from './field-problems.ts';
export * from './home-actions.ts';
export * from './inputs.ts';
export * from './layout.ts';
export * from './mrkdwn.ts';
export * from './notes.ts';
export * from './surfaces.ts';
