import { lazy, Suspense } from 'react';

const Glyph = lazy(async () => {
  const { get } = await import('node-emoji');
  const EmojiGlyph = ({ name }: { readonly name: string }) => get(name.split('::')[0] ?? name) ?? `:${name}:`;
  return { default: EmojiGlyph };
});

/** `:tada:` as its picture. The table of names is large, so it is loaded when the first one is shown. */
export function Emoji({ name }: { readonly name: string }) {
  return (
    <Suspense fallback={`:${name}:`}>
      <Glyph name={name} />
    </Suspense>
  );
}
