import { useCallback, useEffect, useState } from 'react';
import { ask } from '../protocol/ask.ts';

/** Reads a path again and again while it is looked at. @returns null until the first answer, and how to read at once */
export function usePolled<Answer>(path: string, milliseconds: number): readonly [Answer | null, () => void] {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [asked, setAsked] = useState(0);
  const again = useCallback(() => setAsked((before) => before + 1), []);

  useEffect(() => {
    let current = true;
    const read = async () => {
      const next = await ask<Answer>(path).catch(() => null);
      if (!current) return;
      if (next !== null) setAnswer(next);
      timer = window.setTimeout(() => void read(), milliseconds);
    };
    let timer = window.setTimeout(() => void read(), 0);
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [path, milliseconds, asked]);
  return [answer, again];
}
