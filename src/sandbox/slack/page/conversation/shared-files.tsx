import type { MessageOnScreen } from '../../protocol/screen.ts';
import { useAround } from '../protocol/around.ts';
import { Picture } from '../block-kit/picture.tsx';

/** The files of a message, to be taken along. */
export function SharedFiles({ files }: Pick<MessageOnScreen, 'files'>) {
  const { gestures } = useAround();
  if (files.length === 0) return null;

  const download = async (id: string) => {
    const { name, mimetype, base64 } = await gestures.read(id);
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const url = URL.createObjectURL(new Blob([bytes], { type: mimetype }));
    const link = Object.assign(document.createElement('a'), { href: url, download: name });
    link.click();
    URL.revokeObjectURL(url);
  };

  return (
    <ul className="files" aria-label="Files">
      {files.map(({ id, name, size, mimetype }) => (
        <li key={id}>
          {mimetype.startsWith('image/') && <Picture image={{ slack_file: { id }, alt_text: name }} />}
          <button type="button" onClick={() => void download(id)}>
            {name} <span className="remark">{sizeInWords(size)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function sizeInWords(bytes: number): string {
  return bytes < 1_000 ? `${bytes} bytes` : `${Math.ceil(bytes / 1_000)} kB`;
}
