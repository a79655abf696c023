import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Text } from 'react-aria-components';
import { useAround } from '../protocol/around.ts';
import { Avatar } from './avatar.tsx';
import { byPurpose, purposeOf } from './find-person.ts';

/** Who this tab is, and everybody else it could be. */
export function PersonMenu() {
  const { people, person } = useAround();
  return (
    <MenuTrigger>
      <Button className="person-button" aria-label={`You are ${person.realName}. Be somebody else`}>
        <Avatar name={person.realName} />
        <span className="presence" aria-hidden="true" />
      </Button>
      <Popover className="popover people" placement="right bottom">
        <Menu aria-label="People" selectionMode="single" selectedKeys={[person.id]}>
          <MenuSection>
            <Header>Be somebody else – with Ctrl or ⌘ in a new tab</Header>
            {byPurpose(people).map((one) => (
              <MenuItem key={one.id} id={one.id} textValue={one.realName} href={`/?person=${one.name}`}>
                <Avatar name={one.realName} size="small" />
                <Text slot="label">{one.realName}</Text>
                <Text slot="description">{purposeOf(one)}</Text>
              </MenuItem>
            ))}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
