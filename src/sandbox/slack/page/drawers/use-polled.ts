import { useCallback, useEffect, useState } from 'react';

/**
 * Reads something again and again while it is looked at.
 * @param read always the same function
 * @returns null until the first answer, and how to read at once
 */
export function usePolled<Answer>(
  read: () => Promise<Answer>,
  milliseconds: number,
): readonly [Answer | null, () => void] {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [asked, setAsked] = useState(0);
  const again = useCallback(() => setAsked((before) => before + 1), []);

  useEffect(() => {
    let current = true;
    const look = async () => {
      const next = await read().catch(() => null);
      if (!current) return;
      if (next !== null) setAnswer(next);
      timer = window.setTimeout(() => void look(), milliseconds);
    };
    let timer = window.setTimeout(() => void look(), 0);
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [read, milliseconds, asked]);
  return [answer, again];
}
