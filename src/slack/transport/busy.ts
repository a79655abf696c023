/** So much is under way that no more can be taken: Slack delivers an event again later, a person is told. */
export class Busy extends Error {}
