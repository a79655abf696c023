/** Where pictures are kept for whoever is shown them: Slack. */
export type Shelf = {
  /** Reserves a place. Nothing is to be seen of it until `finish`, which ends when the picture can be shown. */
  readonly begin: (
    name: string,
    png: Buffer,
    alt: string,
  ) => Promise<{ readonly fileId: string; readonly finish: () => Promise<void> }>;
  /** Takes a picture away; one that is not there any more is no failure. */
  readonly remove: (fileId: string) => Promise<void>;
};
