import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { session } from '../api/session';
import { renderAt } from '../test-page';
import SignIn from './SignIn';

const TOKEN = { accessToken: 'abc', tokenType: 'Bearer', expiresAt: '2099-01-01T00:00:00Z' };
const fetched = vi.fn<(path: string, request: RequestInit) => Promise<Response>>();

beforeEach(() => {
  fetched.mockReset();
  vi.stubGlobal('fetch', fetched);
});

afterEach(() => {
  session.signOut();
  vi.unstubAllGlobals();
});

test('in the demonstration a person is one click, and leads to the page that was asked for', async () => {
  fetched.mockImplementation(async (_, request) =>
    request.method === 'GET'
      ? Response.json({ people: [{ email: 'mia@shop.example', name: 'Mia', role: 'EDITOR' }] })
      : Response.json(TOKEN),
  );

  const page = renderAt('/sign-in?next=%2Fruns', <SignIn />);
  fireEvent.click(await screen.findByRole('button', { name: /Mia/ }));

  await waitFor(() => expect(page.visited.at(-1)).toBe('/runs'));
  expect(fetched.mock.lastCall?.[0]).toBe('/api/auth/demo');
  expect(fetched.mock.lastCall?.[1].body).toBe('{"email":"mia@shop.example"}');
  expect(session.get()?.token).toBe('abc');
});

test('elsewhere nobody is offered, and a wrong password is told', async () => {
  fetched.mockImplementation(async (_, request) =>
    request.method === 'GET'
      ? Response.json({ title: 'There is nothing here' }, { status: 404 })
      : Response.json({ title: 'Not signed in', detail: 'they do not belong together' }, { status: 401 }),
  );

  renderAt('/sign-in', <SignIn />);
  fireEvent.change(screen.getByLabelText('E-mail'), { target: { value: 'mia@shop.example' } });
  fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'guess' } });
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));

  expect((await screen.findByRole('alert')).textContent).toContain('they do not belong together');
  expect(screen.queryByText(/demonstration/)).toBeNull();
  expect(session.get()).toBeUndefined();
});

test('the page that was asked for is one of the console', async () => {
  session.signIn(TOKEN);

  const page = renderAt('/sign-in?next=%2F%2Fevil.example', <SignIn />);

  await waitFor(() => expect(page.visited.at(-1)).toBe('/catalogue'));
});
