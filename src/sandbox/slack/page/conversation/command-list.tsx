import type { SlashCommand } from '../../manifest.ts';
import { Avatar } from '../people/avatar.tsx';

type Props = {
  readonly id: string;
  readonly app: string;
  readonly commands: readonly SlashCommand[];
  readonly current: SlashCommand | undefined;
  readonly onChoose: (command: string) => void;
};

/** The slash commands of the manifest that fit what is typed, each with its usage hint. */
export function CommandList({ id, app, commands, current, onChoose }: Props) {
  return (
    <div className="command-list">
      <div className="command-list-head">
        <span>{app}</span>
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> to choose · <kbd>Tab</kbd> to take · <kbd>Enter</kbd> to run
        </span>
      </div>
      <ul id={id} role="listbox" aria-label="Commands">
        {commands.map((one) => (
          <li
            key={one.command}
            id={`${id}-${one.command.slice(1)}`}
            role="option"
            aria-selected={one === current}
            onPointerDown={(event) => {
              event.preventDefault();
              onChoose(one.command);
            }}
          >
            <Avatar name={app} kind="app" size="small" />
            <span className="command-words">
              <strong>{one.command}</strong> <span className="usage">{one.usageHint}</span>
              <span className="command-description">{one.description}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
