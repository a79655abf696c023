import { useState } from 'react';
import { Button } from 'react-aria-components';

type Props = { readonly notices: readonly string[]; readonly lost: boolean; readonly diskFull: boolean };

/** What Slack's client itself has to say, until it is put away. */
export function Notices({ notices, lost, diskFull }: Props) {
  const [putAway, setPutAway] = useState<readonly string[]>([]);
  const shown = notices === putAway ? [] : notices.slice(-1);
  return (
    <div className="notices" role="status">
      {lost && <div className="notice">The workspace is away. Trying to reach it again…</div>}
      {diskFull && (
        <div className="notice">
          The disk of this workspace is full: nothing more is kept until there is room again.
        </div>
      )}
      {shown.map((notice) => (
        <div className="notice" key={notice}>
          {notice}
          <Button aria-label="Dismiss" onPress={() => setPutAway(notices)}>
            ×
          </Button>
        </div>
      ))}
    </div>
  );
}
