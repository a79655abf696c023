import { useEffect, useMemo, useRef } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { ViewOnScreen } from '../../protocol/screen.ts';
import { Blocks } from '../block-kit/blocks.tsx';
import { StandingProvider } from '../block-kit/standing.ts';
import { Avatar } from '../people/avatar.tsx';
import { useAround } from '../protocol/around.ts';

type Props = { readonly modals: readonly ViewOnScreen[] };

/** The modals of the app. Only the one on top is shown; those below wait behind it, three deep at most. */
export function ModalStack({ modals }: Props) {
  const { gestures } = useAround();
  const view = modals.at(-1);
  if (!view) return null;
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      isKeyboardDismissDisabled={false}
      onOpenChange={(open) => open || void gestures.close(view.id)}
    >
      <Modal className="sheet" data-depth={modals.length}>
        <Dialog>
          <ModalView key={view.id} view={view} depth={modals.length} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

type ViewProps = { readonly view: ViewOnScreen; readonly depth: number };

function ModalView({ view, depth }: ViewProps) {
  const { gestures, person, workspace } = useAround();
  const { id, inputs, errors, submit, busy } = view;
  const body = useFirstField(view.hash);
  const standing = useMemo(
    () => ({
      place: { viewId: id },
      inputs,
      errors,
      ...(submit !== null && { submit: () => void gestures.submit(id) }),
    }),
    [id, inputs, errors, submit, gestures],
  );
  useErrorInSight(body, errors);
  return (
    <>
      <header>
        <Avatar name={workspace.app} kind="app" size="small" />
        <Heading slot="title">{view.title}</Heading>
        <Button
          className="close"
          aria-label={depth > 1 ? 'Close all' : 'Close'}
          onPress={() => void gestures.close(id, depth > 1)}
        >
          ×
        </Button>
      </header>
      {view.warning !== null && (
        <div className="sheet-warning" role="alert">
          {view.warning}
        </div>
      )}
      <div className="sheet-body" ref={body} tabIndex={-1} lang={person.locale} aria-busy={busy}>
        <StandingProvider value={standing}>
          <Blocks blocks={view.blocks} />
        </StandingProvider>
      </div>
      <footer>
        <span className="for-screen-readers" role="status">
          {busy && 'One moment…'}
        </span>
        <Button className="button" onPress={() => void gestures.close(id)}>
          {view.close}
        </Button>
        {submit !== null && (
          <Button className="button primary filled" data-busy={busy} onPress={() => void gestures.submit(id)}>
            {submit}
          </Button>
        )}
      </footer>
    </>
  );
}

/** The first field gets the focus when the view comes, or comes anew: never while the person is in one already. */
function useFirstField(hash: string) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = body.current;
    if (!box || (box.contains(document.activeElement) && document.activeElement !== box)) return;
    const wanted =
      box.querySelector<HTMLElement>('[data-focus-on-load]') ?? box.querySelector<HTMLElement>('input, textarea');
    (wanted ?? box).focus({ preventScroll: true });
  }, [hash]);
  return body;
}

function useErrorInSight(body: React.RefObject<HTMLDivElement | null>, errors: ViewOnScreen['errors']) {
  useEffect(() => {
    if (Object.keys(errors).length === 0) return;
    body.current?.querySelector('[data-invalid="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [body, errors]);
}
