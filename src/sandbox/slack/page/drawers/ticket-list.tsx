import { Button } from 'react-aria-components';
import type { ServiceRequest } from '../../../partner-center/state/model.ts';
import { send } from '../protocol/ask.ts';
import type { PartProps } from './holdings.ts';

/** Service requests, and what Microsoft's support would do with them. */
export function TicketList({ holdings, again }: PartProps) {
  if (holdings.serviceRequests.length === 0) return <p className="nothing">No ticket has been opened yet.</p>;
  return (
    <ul className="facts">
      {holdings.serviceRequests.toReversed().map((ticket) => (
        <TicketItem key={ticket.id} ticket={ticket} again={again} />
      ))}
    </ul>
  );
}

type ItemProps = { readonly ticket: ServiceRequest; readonly again: () => void };

const ANSWERS = [
  { words: 'Ask a question', status: 'attention_needed', note: 'Please send us a copy of the invoice.' },
  { words: 'Close', status: 'closed', note: 'The credit stands on the next invoice.' },
] as const;

function TicketItem({ ticket, again }: ItemProps) {
  const answer = (status: string, note: string) =>
    send(`/control/partner-center/service-requests/${ticket.id}`, { status, note }, 'PATCH').then(again);
  return (
    <li>
      <div className="fact-head">
        <strong>{ticket.title}</strong>
        <span className={`status ${ticket.status === 'closed' ? 'completed' : 'pending'}`}>
          {ticket.status.replace('_', ' ')}
        </span>
      </div>
      <div className="plain-text">{ticket.description}</div>
      {ticket.notes.map((note, index) => (
        <div key={index} className="remark">
          {note.createdByName}: {note.text}
        </div>
      ))}
      <div className="actions-block">
        {ANSWERS.filter(({ status }) => status !== ticket.status).map(({ words, status, note }) => (
          <Button key={status} className="button" onPress={() => void answer(status, note)}>
            {words}
          </Button>
        ))}
      </div>
    </li>
  );
}
