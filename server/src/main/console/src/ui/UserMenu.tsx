import { Avatar, Menu, Text, UnstyledButton } from '@mantine/core';
import { IconKeyboard, IconLogout } from '@tabler/icons-react';
import { useLocation } from 'wouter';

import { useMe, useProject } from '../api/me';
import { session } from '../api/session';
import { words } from './format';

/** Who is signed in and as what; the way to another project, and out. */
export function UserMenu({ onShortcuts }: { readonly onShortcuts: () => void }) {
  const me = useMe().data;
  const project = useProject();
  const [, go] = useLocation();
  const others = me && me.projects.length > 1 ? me.projects : [];
  const switchTo = (slug: string) => {
    session.switchTo(slug);
    // an open rule or run belongs to the project before
    go('/catalogue');
  };
  const signOut = () => {
    session.signOut();
    go('/sign-in');
  };
  return (
    <Menu position="bottom-end" width={250} withinPortal={false}>
      <Menu.Target>
        <UnstyledButton className="who" aria-label={me ? `${me.user.name}: account` : 'Account'}>
          <Avatar size={30} radius="xl" color="teal" name={me?.user.name ?? ''} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {me && (
          <div className="who-card">
            <Text size="sm" fw={600}>
              {me.user.name}
            </Text>
            <Text size="xs" c="dimmed">
              {me.user.email}
            </Text>
            {project && (
              <Text size="xs" c="dimmed">
                {words(project.role)} in {project.name}
              </Text>
            )}
          </div>
        )}
        <Menu.Divider />
        {others.length > 0 && (
          <>
            <Menu.RadioGroup value={project?.slug ?? ''} onChange={switchTo}>
              <Menu.Label>Project</Menu.Label>
              {others.map(({ slug, name }) => (
                <Menu.RadioItem key={slug} value={slug} closeMenuOnClick>
                  {name}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            <Menu.Divider />
          </>
        )}
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} onClick={onShortcuts}>
          Keyboard shortcuts
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={signOut}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
