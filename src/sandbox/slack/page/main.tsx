import { StrictMode, use } from 'react';
import { createRoot } from 'react-dom/client';
import { Client } from './frame/client.tsx';
import { PersonPicker } from './people/person-picker.tsx';
import { findPerson } from './people/find-person.ts';
import { readPeople, readWorkspace } from './protocol/ask.ts';
import './styles/colours.css';
import './styles/controls.css';
import './styles/menus.css';
import './styles/frame.css';
import './styles/avatars.css';
import './styles/conversation.css';
import './styles/composer.css';
import './styles/blocks.css';
import './styles/sheets.css';
import './styles/drawers.css';
import './styles/picker.css';

const known = Promise.all([readWorkspace(), readPeople()]);
const who = new URL(location.href).searchParams.get('person') ?? '';

/** The person of this tab stands in the address; without one the page asks who you are. */
function Page() {
  const [workspace, people] = use(known);
  const person = findPerson(people, who);
  return person ? (
    <Client workspace={workspace} people={people} person={person} />
  ) : (
    <PersonPicker app={workspace.app} people={people} />
  );
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Page />
    </StrictMode>,
  );
}
