import { afterEach, expect, test, vi } from 'vitest';

import { EventParser, openEvents } from './events';

afterEach(() => vi.unstubAllGlobals());

test('an event is given once it is complete, wherever the text is cut', () => {
  const text = 'id: 4\nevent: run\ndata: {"a":\ndata: 1}\n\n: still here\n\nevent: run\r\ndata: 2\r\n\r\n';

  for (let cut = 0; cut <= text.length; cut++) {
    const parser = new EventParser();
    const events = [...parser.push(text.slice(0, cut)), ...parser.push(text.slice(cut))];
    expect(events).toEqual([
      { id: '4', name: 'run', data: '{"a":\n1}' },
      { name: 'run', data: '2' },
    ]);
  }
});

test('a stream is read to its end', async () => {
  vi.stubGlobal('fetch', async () => new Response('event: run\ndata: {"state":"APPLIED"}\n\n'));

  const heard: unknown[] = [];
  await new Promise<void>((end) =>
    openEvents('/api/v1/runs/1/events', { onEvent: (value) => heard.push(value), onEnd: end }),
  );

  expect(heard).toEqual([{ state: 'APPLIED' }]);
});

test('a refusal ends it without another attempt', async () => {
  const fetched = vi.fn(async () => Response.json({ title: 'No such pricing run' }, { status: 404 }));
  vi.stubGlobal('fetch', fetched);

  const problem = await new Promise<{ title: string }>((onProblem) =>
    openEvents('/api/v1/runs/1/events', { onEvent: () => {}, onProblem }),
  );

  expect(problem.title).toBe('No such pricing run');
  expect(fetched).toHaveBeenCalledOnce();
});
