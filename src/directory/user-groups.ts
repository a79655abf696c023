/** A user group of Slack: people who are mentioned by one handle. */
export type UserGroup = { readonly id: string; readonly name: string; readonly handle: string };

/** Slack's user groups, as they are now; implemented by the Slack adapter. */
export type UserGroups = {
  /** @returns the groups that are in use, by name */
  readonly list: () => Promise<readonly UserGroup[]>;
  /** @returns the Slack user IDs of its members; nobody where the group was disabled or deleted */
  readonly members: (groupId: string) => Promise<readonly string[]>;
};
