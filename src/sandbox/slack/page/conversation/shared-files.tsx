import type { MessageOnScreen } from '../../protocol/screen.ts';
import { useAround } from '../protocol/around.ts';
import { ask } from '../protocol/ask.ts';

type StoredFile = { readonly name: string; readonly mimetype: string; readonly base64: string };

/** The files of a message, to be taken along. */
export function SharedFiles({ files }: Pick<MessageOnScreen, 'files'>) {
  const { person } = useAround();
  if (files.length === 0) return null;

  const download = async (id: string) => {
    const { name, mimetype, base64 } = await ask<StoredFile>(`/workspace/api/people/${person.id}/files/${id}`);
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const url = URL.createObjectURL(new Blob([bytes], { type: mimetype }));
    const link = Object.assign(document.createElement('a'), { href: url, download: name });
    link.click();
    URL.revokeObjectURL(url);
  };

  return (
    <ul className="files" aria-label="Files">
      {files.map(({ id, name, size }) => (
        <li key={id}>
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
