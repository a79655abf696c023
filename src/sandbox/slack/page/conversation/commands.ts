import type { SlashCommand } from '../../manifest.ts';

/** @returns the commands to offer for what is typed; `complete` once the command itself stands and its text follows */
export function commandsFor(
  commands: readonly SlashCommand[],
  text: string,
): { readonly commands: readonly SlashCommand[]; readonly complete: boolean } {
  if (!text.startsWith('/') || text.includes('\n')) return { commands: [], complete: false };
  const [typed = ''] = text.split(' ');
  const complete = text.includes(' ');
  const fitting = commands.filter(({ command }) => (complete ? command === typed : command.startsWith(typed)));
  return { commands: fitting, complete };
}

/** What stands in the composer once a command was chosen; without one, the slash that opens the list. */
export function insertedCommand(command: string): string {
  return command === '' ? '/' : `${command} `;
}
