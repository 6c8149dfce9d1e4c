import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { session } from '../api/session';
import { renderAt } from '../test-page';
import { Shell } from './Shell';

// the chunks of what opens are read first
vi.setConfig({ testTimeout: 30_000 });

beforeEach(() => {
  session.signIn({ accessToken: 't', tokenType: 'Bearer', expiresAt: '2999-01-01T00:00:00Z' });
  session.switchTo('shop');
  const me = { user: { id: 'u', name: 'Bo' }, tenant: {}, projects: [{ slug: 'shop', role: 'VIEWER' }, { slug: 'outlet', role: 'VIEWER' }] };
  const answer = { outcome: 'ANSWERED', answer: 'Three prices.', planner: 'OFFLINE', links: [], suggestions: [] };
  const undo = { id: 'id-of-a-run-abcdef', kind: 'UNDO', state: 'APPLIED', inputs: {}, people: {}, times: { createdAt: '2026-01-05T09:00:00Z' } };
  const priced = { ...undo, id: 'another-run', kind: 'PRICE' };
  const answers: Record<string, unknown> = { '/api/auth/me': me, '/api/v1/copilot/query': answer, '/api/v1/runs?limit=100': { items: [undo, priced] } };
  vi.stubGlobal('fetch', async (address: string) => Response.json(answers[address] ?? { items: [] }));
});
afterEach(() => {
  session.signOut();
  vi.unstubAllGlobals();
});

test('the copilot opens from the palette, which closes', async () => {
  renderAt('/catalogue', <Shell>page</Shell>);
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });

  fireEvent.click(await screen.findByRole('button', { name: 'Ask the copilot' }));

  expect(await screen.findByLabelText('Your question')).toBeDefined();
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Search' })).toBeNull());
  // the palette tells that it has closed a moment later
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(screen.getByLabelText('Your question')).toBeDefined();
});

test('runs are found under the names their pages give them', async () => {
  renderAt('/catalogue', <Shell>page</Shell>);
  fireEvent.keyDown(document.body, { key: '/' });
  expect(await screen.findByRole('button', { name: /^Dry run, applied/ })).toBeDefined();

  fireEvent.change(screen.getByLabelText('SKU, rule, run or page'), { target: { value: 'undo' } });

  expect((await screen.findByRole('button', { name: /^Undo, applied/ })).textContent).toContain('· abcdef');
  expect(screen.queryByRole('button', { name: /^Dry run/ })).toBeNull();
});

test('what was asked in one project is not shown in another', async () => {
  renderAt('/catalogue', <Shell>page</Shell>);
  fireEvent.click(screen.getByRole('button', { name: 'Copilot' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Show the 10 lowest margins' }));
  expect(await screen.findByText('Three prices.')).toBeDefined();

  act(() => session.switchTo('outlet'));

  expect(await screen.findByRole('button', { name: 'Show the 10 lowest margins' })).toBeDefined();
  expect(screen.queryByText('Three prices.')).toBeNull();
});
