import { ToggleButton } from 'react-aria-components';
import { PersonMenu } from '../people/person-menu.tsx';

/** What looks behind the scenes: it has no counterpart in Slack. */
export type DrawerName = 'inspector' | 'partner-center' | 'clock';

type Props = { readonly drawer: DrawerName | null; readonly onDrawer: (drawer: DrawerName | null) => void };

const DRAWERS = [
  {
    name: 'inspector',
    words: 'Inspector',
    path: 'M3 5h14M3 10h9M3 15h6M16.5 16.5 14 14M12 12.5a2.5 2.5 0 1 0 5 0 2.5 2.5 0 0 0-5 0',
  },
  {
    name: 'partner-center',
    words: 'Partner Center',
    path: 'M4 17V5l6-2.5V17M10 7l6 2v8M2.5 17h15M7 7v0M7 10v0M7 13v0M13 11v0M13 14v0',
  },
  { name: 'clock', words: 'Clock', path: 'M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4M10 6v4.3l2.8 1.9' },
] as const;

export function Rail({ drawer, onDrawer }: Props) {
  return (
    <div className="rail">
      <a className="workspace-sign" href="/" aria-label="CSP partner team: choose another person">
        CSP
      </a>
      <div className="rail-tools" role="group" aria-label="Behind the scenes">
        {DRAWERS.map(({ name, words, path }) => (
          <ToggleButton
            key={name}
            className="rail-tool"
            isSelected={drawer === name}
            onChange={(selected) => onDrawer(selected ? name : null)}
          >
            <svg viewBox="0 0 20 20" aria-hidden="true">
              <path d={path} />
            </svg>
            <span>{words}</span>
          </ToggleButton>
        ))}
      </div>
      <PersonMenu />
    </div>
  );
}
