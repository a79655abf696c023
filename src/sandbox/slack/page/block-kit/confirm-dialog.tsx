import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { asObject, asText } from '../../json.ts';
import type { JsonObject } from '../../json.ts';
import { TextObject } from '../text/formatted-text.tsx';

type Props = { readonly dialog: JsonObject; readonly onAnswer: (yes: boolean) => void };

/** Slack's page "Confirmation dialog object". */
export function ConfirmDialog({ dialog, onAnswer }: Props) {
  const words = (name: string, otherwise: string) => asText(asObject(dialog[name])['text']) || otherwise;
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(open) => open || onAnswer(false)}>
      <Modal className="sheet confirm">
        <Dialog role="alertdialog">
          <header>
            <Heading slot="title">{words('title', 'Are you sure?')}</Heading>
          </header>
          <div className="sheet-body">
            <TextObject of={asObject(dialog['text'])} />
          </div>
          <footer>
            <Button className="button" onPress={() => onAnswer(false)}>
              {words('deny', 'Cancel')}
            </Button>
            <Button
              autoFocus
              className={`button ${dialog['style'] === 'danger' ? 'danger' : 'primary'} filled`}
              onPress={() => onAnswer(true)}
            >
              {words('confirm', 'Yes')}
            </Button>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
