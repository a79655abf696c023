import { useEffect, useMemo } from 'react';
import type { ViewOnScreen } from '../../protocol/screen.ts';
import { Blocks } from '../block-kit/blocks.tsx';
import { StandingProvider } from '../block-kit/standing.ts';
import { useAround } from '../protocol/around.ts';

/** The app's Home tab; the app hears that it was opened. */
export function HomeTab({ view }: { readonly view: ViewOnScreen | null }) {
  const { gestures, person, workspace } = useAround();
  useEffect(() => void gestures.home(), [gestures]);
  const standing = useMemo(
    () => view && { place: { viewId: view.id }, inputs: view.inputs, errors: view.errors },
    [view],
  );
  return (
    <div className="home-tab" tabIndex={0} role="region" aria-label={`Home of ${workspace.app}`} lang={person.locale}>
      {view && standing ? (
        <StandingProvider value={standing}>
          <Blocks blocks={view.blocks} />
        </StandingProvider>
      ) : (
        <p className="remark">This is a work in progress: the app has not published anything here yet.</p>
      )}
    </div>
  );
}
