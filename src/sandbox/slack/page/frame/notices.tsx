import { useState } from 'react';
import { Button } from 'react-aria-components';

type Props = { readonly notices: readonly string[]; readonly lost: boolean };

/** What Slack's client itself has to say, until it is put away. */
export function Notices({ notices, lost }: Props) {
  const [putAway, setPutAway] = useState<readonly string[]>([]);
  const shown = notices === putAway ? [] : notices.slice(-1);
  return (
    <div className="notices" role="status">
      {lost && <div className="notice">The workspace is away. Trying to reach it again…</div>}
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
