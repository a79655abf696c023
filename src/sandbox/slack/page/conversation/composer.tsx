import { useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Button } from 'react-aria-components';
import { useAround } from '../protocol/around.ts';
import { CommandList } from './command-list.tsx';
import { commandsFor, insertedCommand } from './commands.ts';

type Props = { readonly channel: string; readonly thread?: string; readonly placeholder: string };

/** Where one types: a message, or a slash command with its completion. Slack knows no commands inside threads. */
export function Composer({ channel, thread, placeholder }: Props) {
  const { gestures, workspace } = useAround();
  const draft = `draft ${channel} ${thread ?? ''}`;
  const [text, setText] = useState(() => sessionStorage.getItem(draft) ?? '');
  const [marked, setMarked] = useState(0);
  const [dismissed, setDismissed] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const { commands, complete } = commandsFor(thread === undefined ? workspace.commands : [], text);
  const listed = dismissed ? [] : commands;
  const choosing = listed.length > 0 && !complete;
  const current = listed[Math.min(marked, listed.length - 1)];

  const change = (next: string) => {
    sessionStorage.setItem(draft, next);
    setText(next);
    setMarked(0);
    setDismissed(false);
  };
  const insert = (command: string) => {
    change(insertedCommand(command));
    field.current?.focus();
  };
  const sendIt = () => {
    if (text.trim() === '') return;
    change('');
    // What the workspace did not take is put back, unless something else is being typed by then.
    void gestures.type(channel, text, thread).then(({ kind }) => {
      if (kind === 'gone' && sessionStorage.getItem(draft) === '') change(text);
    });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const keys: Readonly<Record<string, () => void>> = {
      ...(choosing && {
        ArrowDown: () => setMarked((marked + 1) % listed.length),
        ArrowUp: () => setMarked((marked + listed.length - 1) % listed.length),
        Tab: () => insert(current?.command ?? ''),
        Escape: () => setDismissed(true),
      }),
      ...(!event.shiftKey && {
        Enter: () => (choosing && current && current.command !== text ? insert(current.command) : sendIt()),
      }),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  return (
    <div className="composer">
      {listed.length > 0 && (
        <CommandList id={listId} app={workspace.app} commands={listed} current={current} onChoose={insert} />
      )}
      <div className="composer-box">
        <textarea
          ref={field}
          rows={1}
          value={text}
          placeholder={placeholder}
          aria-label={placeholder}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={listed.length > 0 ? listId : undefined}
          aria-activedescendant={choosing && current ? `${listId}-${current.command.slice(1)}` : undefined}
          autoFocus={thread !== undefined || !matchMedia('(max-width: 700px)').matches}
          onChange={({ target }) => change(target.value)}
          onKeyDown={onKeyDown}
        />
        <div className="composer-tools">
          {thread === undefined && (
            <Button className="tool" aria-label="Commands" onPress={() => insert('')}>
              /
            </Button>
          )}
          <span className="remark">
            <b>Shift + Enter</b> for a new line
          </span>
          <Button className="send" aria-label="Send" isDisabled={text.trim() === ''} onPress={sendIt}>
            <svg viewBox="0 0 20 20" aria-hidden="true">
              <path d="M2.5 3.2 18 10 2.5 16.8 4.6 10zM4.6 10H11" />
            </svg>
          </Button>
        </div>
      </div>
    </div>
  );
}
