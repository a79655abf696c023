/** A channel as the desk may write of its customers there: the bot is in it, and only people of our own are. */
export type ChannelStanding = 'usable' | 'not-a-member' | 'shared';

/** Slack's channels, as they are now; implemented by the Slack adapter. */
export type Channels = {
  /** @throws where Slack does not answer */
  readonly standingOf: (channelId: string) => Promise<ChannelStanding>;
};
