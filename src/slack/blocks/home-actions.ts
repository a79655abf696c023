/** The action of the button in the Home tab that begins what a command begins; the flow listens to its own. */
export const startAction = (command: string) => `home.start.${command}`;

/** The action of a button in the Home tab that only opens a page. */
export const OPEN_PAGE = 'home.page';
