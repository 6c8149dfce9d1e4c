import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { address, ask, get, getVersioned, post, Problem } from './client';
import { session } from './session';

const fetched = vi.fn<(path: string, request: RequestInit) => Promise<Response>>();

beforeEach(() => {
  fetched.mockReset().mockImplementation(async () => Response.json({}));
  vi.stubGlobal('fetch', fetched);
  session.signIn({ accessToken: 'abc', tokenType: 'Bearer', expiresAt: '2099-01-01T00:00:00Z' });
  session.switchTo('northwind');
});

afterEach(() => {
  session.signOut();
  vi.unstubAllGlobals();
});

const headers = (call: number) => new Headers(fetched.mock.calls[call]?.[1].headers);

test('what is not said stays out of the address', () => {
  expect(address('/api/v1/catalog', { q: 'a&b', category: '', limit: 0, cursor: undefined })).toBe(
    '/api/v1/catalog?q=a%26b&limit=0',
  );
});

test('a request carries the token and the project', async () => {
  await get('/api/v1/runs');

  expect(headers(0).get('Authorization')).toBe('Bearer abc');
  expect(headers(0).get('X-Calibr-Project')).toBe('northwind');
  expect(headers(0).has('Idempotency-Key')).toBe(false);
});

test('every write has a key of its own unless one is given', async () => {
  await post('/api/v1/runs', {});
  await post('/api/v1/runs', {});
  await post('/api/v1/runs', {}, { idempotencyKey: 'again' });

  expect(headers(0).get('Idempotency-Key')).toMatch(/^[0-9a-f]{32}$/);
  expect(headers(1).get('Idempotency-Key')).not.toBe(headers(0).get('Idempotency-Key'));
  expect(headers(2).get('Idempotency-Key')).toBe('again');
});

test('a question that is posted has no key', async () => {
  await ask('/api/v1/copilot/query', { question: 'What changed today?' });

  expect(fetched.mock.calls[0]?.[1]).toMatchObject({ method: 'POST', body: '{"question":"What changed today?"}' });
  expect(headers(0).has('Idempotency-Key')).toBe(false);
});

test('a refusal is thrown with its words and facts', async () => {
  const body = { type: '/problems/self-approval', title: 'Nobody approves their own run or sale', status: 403, run: '7' };
  fetched.mockResolvedValue(Response.json(body, { status: 403 }));

  const problem = await post('/api/v1/runs/7/approve').catch((thrown: unknown) => thrown);

  expect(problem).toBeInstanceOf(Problem);
  expect(problem).toMatchObject({ status: 403, kind: 'self-approval', title: body.title, facts: { run: '7' } });
  expect(session.get()).toBeDefined();
});

test('an answer that is no JSON is a problem too', async () => {
  fetched.mockResolvedValue(new Response('<h1>Bad gateway</h1>', { status: 502 }));

  await expect(get('/api/v1/runs')).rejects.toMatchObject({ status: 502, passing: true });
});

test('a token that is no longer good signs out', async () => {
  fetched.mockResolvedValue(Response.json({ title: 'Not signed in' }, { status: 401 }));

  await expect(get('/api/v1/runs')).rejects.toMatchObject({ status: 401 });
  expect(session.get()).toBeUndefined();
});

test('a server that cannot be reached is told from an aborted request', async () => {
  fetched.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  await expect(get('/api/v1/runs')).rejects.toMatchObject({ status: 0, kind: 'unreachable' });

  fetched.mockRejectedValueOnce(new DOMException('aborted', 'AbortError'));
  await expect(get('/api/v1/runs')).rejects.toMatchObject({ name: 'AbortError' });
});

test('what was read has the version that its entity tag names', async () => {
  fetched.mockImplementation(async () => Response.json({ above: 1 }, { headers: { ETag: '"3"' } }));

  expect(await getVersioned('/api/v1/canary/policy')).toEqual({ value: { above: 1 }, version: 3 });
});

test('what has no entity tag has no version', async () => {
  expect((await getVersioned('/api/v1/canary/policy')).version).toBeUndefined();
});
