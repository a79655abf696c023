import { Button } from 'react-aria-components';
import type { DrawerName } from '../frame/rail.tsx';
import { ClockDrawer } from './clock.tsx';
import { Inspector } from './inspector.tsx';
import { PartnerCenter } from './partner-center.tsx';

type Props = { readonly name: DrawerName; readonly onClose: () => void };

const DRAWERS: Readonly<Record<DrawerName, { readonly title: string; readonly Content: () => React.ReactNode }>> = {
  inspector: { title: 'Inspector', Content: Inspector },
  'partner-center': { title: 'Local Partner Center', Content: PartnerCenter },
  clock: { title: 'Clock', Content: ClockDrawer },
};

/** A look behind the scenes, beside the conversation. */
export function Drawer({ name, onClose }: Props) {
  const { title, Content } = DRAWERS[name];
  return (
    <aside className="side-panel drawer" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <Button className="close" aria-label={`Close ${title}`} onPress={onClose}>
          ×
        </Button>
      </header>
      <Content />
    </aside>
  );
}
