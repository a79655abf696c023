import { useEffect, useState } from 'react';
import type { Screen } from '../../protocol/screen.ts';
import { ask } from './ask.ts';
import { createGestures } from './gestures.ts';
import type { Gestures } from './gestures.ts';
import { shareUnchanged } from './share-unchanged.ts';

export type Connected = { readonly screen: Screen; readonly gestures: Gestures; readonly lost: boolean };

type Message = { readonly type: 'hello'; readonly session: string } | { readonly type: 'changed' };

const RECONNECT_MILLISECONDS = 1_000;

/** Follows the person's screen live. @returns null until it is there; `lost` while the workspace is away */
export function useScreen(person: string): Connected | null {
  const [connected, setConnected] = useState<Connected | null>(null);
  useEffect(() => follow(person, setConnected), [person]);
  return connected;
}

type Change = (change: (before: Connected | null) => Connected | null) => void;

function follow(person: string, change: Change): () => void {
  let over = false;
  let link: WebSocket | undefined;

  const connect = () => {
    const address = `ws://${location.host}/workspace/live?person=${encodeURIComponent(person)}`;
    const socket = new WebSocket(address);
    link = socket;
    let look: () => void = () => undefined;
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data)) as Message;
      if (message.type === 'hello') look = lookAt(person, message.session, () => link === socket && !over, change);
      look();
    });
    socket.addEventListener('close', () => {
      if (over) return;
      change((before) => before && { ...before, lost: true });
      window.setTimeout(() => over || connect(), RECONNECT_MILLISECONDS);
    });
  };

  connect();
  return () => {
    over = true;
    link?.close();
  };
}

/** Reads the screen; changes that come meanwhile are read once more, together. */
function lookAt(person: string, session: string, isCurrent: () => boolean, change: Change): () => void {
  const gestures = createGestures(person, session);
  const path = `/workspace/api/people/${encodeURIComponent(person)}/screen?session=${session}`;
  let looking = false;
  let changed = false;
  const look = async () => {
    looking = true;
    do {
      changed = false;
      const screen = await ask<Screen>(path).catch(() => null);
      if (screen && isCurrent()) {
        change((before) => ({ gestures, lost: false, screen: shareUnchanged(before?.screen ?? null, screen) }));
      }
    } while (changed);
    looking = false;
  };
  return () => {
    changed = true;
    if (!looking) void look();
  };
}
