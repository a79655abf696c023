import { useEffect, useState } from 'react';
import { asText } from '../../json.ts';
import type { JsonObject } from '../../json.ts';
import { useAround } from '../protocol/around.ts';
import type { Address } from '../protocol/gestures.ts';
import { choiceOf, choicesOf, matching } from './options.ts';
import type { Choice } from './options.ts';

/** What a menu shows, and what it says where it shows nothing. */
export type Offer = { readonly choices: readonly Choice[]; readonly remark: string };

const TYPING_PAUSE_MILLISECONDS = 120;
const NOTHING: Offer = { choices: [], remark: 'Loading…' };

/** @param typed what the choices have to match; a menu with an external source asks the app for them while it is open */
export function useOffer(element: JsonObject, address: Address, typed: string, open: boolean): Offer {
  const around = useAround();
  const external = asText(element['type']).includes('external');
  const [found, setFound] = useState<Offer>(NOTHING);
  const where = JSON.stringify(address);
  const { gestures } = around;

  useEffect(() => {
    if (!external || !open) return;
    let current = true;
    const look = async () => {
      const answer = await gestures.suggest(JSON.parse(where) as Address, typed);
      if (!current) return;
      switch (answer.kind) {
        case 'options':
          return setFound({ choices: answer.options.map(choiceOf), remark: 'No results' });
        case 'too-short':
          return setFound({ choices: [], remark: `Type at least ${answer.atLeast} characters` });
        case 'not-acknowledged':
          return setFound({ choices: [], remark: answer.notice });
        case 'gone':
          return setFound(NOTHING);
      }
    };
    const timer = window.setTimeout(() => void look(), typed === '' ? 0 : TYPING_PAUSE_MILLISECONDS);
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [external, open, where, typed, gestures]);

  if (external) return found;
  return { choices: matching(choicesOf(element, around), typed), remark: 'No results' };
}
