import { IconCalendarEvent, IconHistory, IconPackage, IconPlayerPlay, IconPlugConnected, IconSettings, IconTable } from '@tabler/icons-react';

/** The pages of the navigation; `keys` goes there. */
export const PAGES = [
  { path: '/catalogue', label: 'Catalogue', icon: IconPackage, keys: 'g c' },
  { path: '/rules', label: 'Rules', icon: IconTable, keys: 'g r' },
  { path: '/runs', label: 'Runs', icon: IconPlayerPlay, keys: 'g u' },
  { path: '/sales', label: 'Sales', icon: IconCalendarEvent, keys: 'g s' },
  { path: '/connectors', label: 'Connectors', icon: IconPlugConnected, keys: 'g n' },
  { path: '/audit', label: 'Audit', icon: IconHistory, keys: 'g a' },
  { path: '/settings', label: 'Settings', icon: IconSettings, keys: 'g t' },
] as const;
