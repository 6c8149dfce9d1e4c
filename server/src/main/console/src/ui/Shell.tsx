import { AppShell, Badge, Burger, Group, Kbd, NavLink, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconSearch, IconSparkles } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';

import { useMe, useProject } from '../api/me';
import { useSession } from '../api/session';
import { Logo } from './Logo';
import { PAGES } from './pages';
import { MOD, useShortcuts } from './useShortcuts';
import { UserMenu } from './UserMenu';

// what is opened rather than seen is fetched when it is first wanted
const Palette = lazy(() => import('./Palette'));
const ShortcutSheet = lazy(() => import('./ShortcutSheet'));
const CopilotDrawer = lazy(() => import('../copilot/CopilotDrawer'));

type Layer = 'palette' | 'shortcuts' | 'copilot';

/** The frame around every page: where one is, where one can go, and what is open above the page. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const [path, go] = useLocation();
  const [layer, setLayer] = useState<Layer>();
  const [seen, setSeen] = useState<ReadonlySet<Layer>>(new Set());
  const [narrowOpen, setNarrowOpen] = useState(false);
  const main = useFocusOnNewPage(path);
  const project = useSession()?.project;
  const open = (wanted: Layer) => {
    setSeen((before) => new Set(before).add(wanted));
    setLayer(wanted);
  };
  // the palette says that it has closed after it opened something else
  const close = (left: Layer) => setLayer((now) => (now === left ? undefined : now));

  useEffect(() => {
    setNarrowOpen(false);
    setLayer(undefined);
  }, [path]);
  useShortcuts({
    'mod+k': () => open('palette'),
    'mod+i': () => open('copilot'),
    '?': () => open('shortcuts'),
    '/': () => open('palette'),
    ...Object.fromEntries(PAGES.map((page) => [page.keys, () => go(page.path)])),
  });

  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 216, breakpoint: 'sm', collapsed: { mobile: !narrowOpen } }}
      padding={0}
    >
      <AppShell.Header className="header">
        <a className="skip" href="#main">
          Skip to the page
        </a>
        <Group gap="xs" wrap="nowrap">
          <Burger
            hiddenFrom="sm"
            size="sm"
            opened={narrowOpen}
            onClick={() => setNarrowOpen(!narrowOpen)}
            aria-label="Pages"
          />
          <Logo />
          <Text fw={650}>Calibr</Text>
          <ProjectBadge />
        </Group>
        <UnstyledButton className="search" onClick={() => open('palette')} aria-keyshortcuts="Control+K">
          <IconSearch size={16} aria-hidden />
          <span>Search SKUs, rules, runs…</span>
          <Kbd size="xs" aria-hidden>
            {MOD} K
          </Kbd>
        </UnstyledButton>
        <Group gap="sm" wrap="nowrap">
          <UnstyledButton
            className="copilot-button"
            onClick={() => open('copilot')}
            aria-label="Copilot"
            aria-keyshortcuts="Control+I"
          >
            <IconSparkles size={16} aria-hidden />
            <span>Copilot</span>
          </UnstyledButton>
          <UserMenu onShortcuts={() => open('shortcuts')} />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label="Pages">
        <Stack gap={2}>
          {PAGES.map(({ path: to, label, icon: Icon }) => (
            <NavLink
              key={to}
              component={Link}
              href={to}
              label={label}
              leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
              active={isIn(path, to)}
              aria-current={isIn(path, to) ? 'page' : undefined}
            />
          ))}
        </Stack>
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1} ref={main}>
        <div className="page">{children}</div>
      </AppShell.Main>
      <Suspense fallback={null}>
        {seen.has('palette') && (
          <Palette opened={layer === 'palette'} onClose={() => close('palette')} onCopilot={() => open('copilot')} />
        )}
        {seen.has('shortcuts') && <ShortcutSheet opened={layer === 'shortcuts'} onClose={() => close('shortcuts')} />}
        {seen.has('copilot') && <CopilotDrawer key={project} opened={layer === 'copilot'} onClose={() => close('copilot')} />}
      </Suspense>
    </AppShell>
  );
}

function isIn(path: string, page: string): boolean {
  return path === page || path.startsWith(`${page}/`);
}

function ProjectBadge() {
  const tenant = useMe().data?.tenant.name;
  const project = useProject();
  return project ? (
    <Badge className="project" variant="light" tt="none" visibleFrom="xs">
      {tenant && tenant !== project.name ? `${tenant} · ${project.name}` : project.name}
    </Badge>
  ) : null;
}

/** A new page is read from its top, by eye and by screen reader; the first one is where the browser puts it. */
function useFocusOnNewPage(path: string) {
  const main = useRef<HTMLElement>(null);
  const before = useRef(path);
  useEffect(() => {
    if (before.current !== path) {
      before.current = path;
      main.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
  }, [path]);
  return main;
}
