import { AppShell, Badge, Group, NavLink, Stack, Text } from '@mantine/core';
import { IconHistory, IconPackage, IconPlayerPlay, IconTable } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';

import { useProject } from '../api/me';
import { Logo } from './Logo';

const PAGES = [
  { path: '/catalogue', label: 'Catalogue', icon: IconPackage },
  { path: '/rules', label: 'Rules', icon: IconTable },
  { path: '/runs', label: 'Runs', icon: IconPlayerPlay },
  { path: '/audit', label: 'Audit', icon: IconHistory },
] as const;

/** The frame around every page. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const project = useProject();
  const [path] = useLocation();
  return (
    <AppShell header={{ height: 56 }} navbar={{ width: 216, breakpoint: 'sm' }} padding={0}>
      <AppShell.Header className="header">
        <Group h="100%" px="md" gap="xs">
          <Logo />
          <Text fw={650}>Calibr</Text>
          {project && (
            <Badge variant="light" tt="none">
              {project.name}
            </Badge>
          )}
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label="Main">
        <Stack gap={2}>
          {PAGES.map(({ path: to, label, icon: Icon }) => (
            <NavLink
              key={to}
              component={Link}
              href={to}
              label={label}
              leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
              active={path.startsWith(to)}
              aria-current={path.startsWith(to) ? 'page' : undefined}
            />
          ))}
        </Stack>
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        <div className="page">{children}</div>
      </AppShell.Main>
    </AppShell>
  );
}
