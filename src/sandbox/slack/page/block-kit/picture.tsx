import { useEffect, useState } from 'react';
import { asObject, asText, isObject } from '../../json.ts';
import type { JsonObject } from '../../json.ts';
import { useAround } from '../protocol/around.ts';
import { PlainText } from '../text/formatted-text.tsx';

/** An image element or block. The page asks no other server for anything: of a foreign picture it shows the words. */
export function Picture({ image }: { readonly image: JsonObject }) {
  const url = asText(image['image_url']);
  const file = asObject(image['slack_file']);
  const id = asText(file['id']) || /\/files\/([^/]+)\//.exec(asText(file['url']))?.[1];
  const stored = useStoredPicture(id);
  const alt = asText(image['alt_text']);
  const source =
    stored ?? (new URL(url || '/', location.href).origin === location.origin && url !== '' ? url : undefined);
  if (source === undefined) return <span className="no-picture">{alt}</span>;
  return <img className="picture" src={source} alt={alt} />;
}

export function ImageBlock({ block }: { readonly block: JsonObject }) {
  return (
    <figure className="image-block">
      {isObject(block['title']) && (
        <figcaption>
          <PlainText text={asText(block['title']['text'])} />
        </figcaption>
      )}
      <Picture image={block} />
    </figure>
  );
}

function useStoredPicture(id: string | undefined): string | undefined {
  const { gestures } = useAround();
  const [source, setSource] = useState<string>();
  useEffect(() => {
    if (id === undefined) return;
    let current = true;
    const read = async () => {
      const { mimetype, base64 } = await gestures.read(id);
      if (current && mimetype.startsWith('image/')) setSource(`data:${mimetype};base64,${base64}`);
    };
    read().catch(() => setSource(undefined));
    return () => {
      current = false;
    };
  }, [id, gestures]);
  return source;
}
