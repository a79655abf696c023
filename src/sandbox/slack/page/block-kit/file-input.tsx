import { useState } from 'react';
import { Button, DropZone, FileTrigger, Text } from 'react-aria-components';
import type { DropItem } from 'react-aria-components';
import { asList, asObjects, asText } from '../../json.ts';
import { useAround } from '../protocol/around.ts';
import { useElement } from './use-element.tsx';
import type { ElementProps } from './use-element.tsx';

const LARGEST_BYTES = 10_000_000;
const MOST_FILES = 10;

/** Slack's page "File input element": files are chosen, or dragged here. */
export function FileInput(props: ElementProps) {
  const { element } = props;
  const { gestures } = useAround();
  const { held, act } = useElement(props);
  const [remark, setRemark] = useState('');
  const files = asObjects(held);
  const most = Number(element['max_files'] ?? MOST_FILES);
  const types = asList(element['filetypes']).map(asText);

  const add = async (given: readonly File[]) => {
    const problem = problemWith(given, { most: most - files.length, types });
    setRemark(problem ?? (given.length > 0 ? 'Uploading…' : ''));
    if (problem !== undefined) return;
    const uploaded = await Promise.all(given.map((file) => gestures.upload(file))).catch(() => null);
    setRemark(uploaded ? '' : 'The upload failed. Try again.');
    if (!uploaded) return;
    act([...files.map(({ id }) => asText(id)), ...uploaded.map(({ id }) => id)]);
  };

  return (
    <div className="file-input">
      <DropZone
        className="drop-zone"
        aria-label="Drop files here"
        getDropOperation={() => 'copy'}
        onDrop={({ items }) => void filesOf(items).then(add)}
      >
        <Text slot="label">Drop files here, or</Text>
        <FileTrigger
          allowsMultiple={most > 1}
          {...(types.length > 0 && { acceptedFileTypes: types.map((type) => `.${type}`) })}
          onSelect={(list) => void add([...(list ?? [])])}
        >
          <Button
            className="button"
            {...(props.field && {
              'aria-describedby': `${props.field.labelId} ${props.field.describedBy}`.trim(),
            })}
          >
            Choose files
          </Button>
        </FileTrigger>
      </DropZone>
      <ul className="files" aria-label="Files">
        {files.map((file) => (
          <li key={asText(file['id'])}>
            <span>{asText(file['name'])}</span>
            <Button
              aria-label={`Remove ${asText(file['name'])}`}
              onPress={() => act(files.filter(({ id }) => id !== file['id']).map(({ id }) => asText(id)))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      <div role="status" className="remark">
        {remark}
      </div>
    </div>
  );
}

type Limits = { readonly most: number; readonly types: readonly string[] };

function problemWith(files: readonly File[], { most, types }: Limits): string | undefined {
  if (files.length > most) return `You can add ${most} more ${most === 1 ? 'file' : 'files'} at most.`;
  const large = files.find(({ size }) => size > LARGEST_BYTES);
  if (large) return `${large.name} is larger than 10 MB.`;
  const other = files.find(
    ({ name }) => types.length > 0 && !types.some((type) => name.toLowerCase().endsWith(`.${type}`)),
  );
  return other && `${other.name} is not one of: ${types.join(', ')}.`;
}

async function filesOf(items: readonly DropItem[]): Promise<readonly File[]> {
  const dropped = items.map(async (item) => (item.kind === 'file' ? [await item.getFile()] : []));
  return (await Promise.all(dropped)).flat();
}
