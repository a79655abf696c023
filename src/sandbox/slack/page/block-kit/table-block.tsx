import { asList, asObject, asObjects, asText, isList } from '../../json.ts';
import type { Json, JsonObject } from '../../json.ts';
import { RichText } from '../text/rich-text.tsx';

/** Slack's pages "Table block" and "Data table block"; the first row names the columns. */
export function TableBlock({ block }: { readonly block: JsonObject }) {
  const [head = [], ...rows] = asList(block['rows']).filter(isList);
  const settings = asObjects(block['column_settings']);
  const alignment = (column: number) => `align-${asText(settings[column]?.['align']) || 'left'}`;
  return (
    <div className="table-block" tabIndex={0} role="region" aria-label={asText(block['caption']) || 'Table'}>
      <table>
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={column} scope="col" className={alignment(column)}>
                <Cell of={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, number) => (
            <tr key={number}>
              {row.map((cell, column) => (
                <td key={column} className={alignment(column)}>
                  <Cell of={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ of }: { readonly of: Json }) {
  const cell = asObject(of);
  return cell['type'] === 'rich_text' ? <RichText block={cell} /> : asText(cell['text']);
}
