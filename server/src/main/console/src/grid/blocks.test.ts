import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { Blocks, type Page } from './blocks';

interface Request {
  readonly offset: number;
  readonly signal: AbortSignal;
  readonly answer: (page: Page<number>) => void;
  readonly fail: (error: Error) => void;
}

const TOTAL = 5_000;

function server() {
  const requests: Request[] = [];
  const load = (offset: number, _: number, signal: AbortSignal) =>
    new Promise<Page<number>>((answer, fail) => requests.push({ offset, signal, answer, fail }));
  const answer = async (request: Request) => {
    const rows = Array.from({ length: Math.min(10, TOTAL - request.offset) }, (_, index) => request.offset + index);
    request.answer({ total: TOTAL, rows });
    await Promise.resolve();
    await Promise.resolve();
  };
  return { requests, load, answer };
}

const settings = { size: 10, kept: 8 };

describe('blocks', () => {
  test('nothing is asked for twice while it is here or on its way, and never more is kept than agreed', async () => {
    const step = fc.record({ first: fc.nat(TOTAL - 1), rows: fc.integer({ min: 1, max: 40 }), answers: fc.nat(5) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), async (steps) => {
        const { requests, load, answer } = server();
        const blocks = new Blocks(load, settings);
        const answered = new Set<Request>();
        const open = () => requests.filter((request) => !request.signal.aborted && !answered.has(request));
        const here = () => [...new Set([...answered].map(({ offset }) => offset))].filter((offset) => blocks.row(offset) !== undefined);
        for (const { first, rows, answers } of steps) {
          const before = here();

          blocks.want(first, first + rows - 1);

          const offsets = open().map(({ offset }) => offset);
          expect(new Set(offsets).size).toBe(offsets.length);
          expect(offsets.filter((offset) => before.includes(offset))).toEqual([]);
          for (const request of open().slice(0, answers)) {
            answered.add(request);
            await answer(request);
          }
          expect(here().length).toBeLessThanOrEqual(settings.kept);
          here().forEach((offset) => expect(blocks.row(offset)).toBe(offset));
        }
      }),
    );
  });

  test('a jump aborts what is no longer needed', () => {
    const { requests, load } = server();
    const blocks = new Blocks(load, settings);
    blocks.want(0, 19);

    blocks.want(3_000, 3_009);

    expect(requests.map(({ offset, signal }) => [offset, signal.aborted])).toEqual([
      [0, true],
      [10, true],
      [3_000, false],
    ]);
  });

  test('a late answer of an aborted request changes nothing', async () => {
    const { requests, load, answer } = server();
    const blocks = new Blocks(load, settings);
    blocks.want(0, 9);
    blocks.want(3_000, 3_009);

    await answer(requests[0]!);

    expect(blocks.row(0)).toBeUndefined();
    expect(blocks.total).toBeUndefined();
  });

  test('a failure is kept until it is tried again', async () => {
    const { requests, load, answer } = server();
    const blocks = new Blocks(load, settings);
    blocks.want(0, 9);
    requests[0]!.fail(new Error('no connection'));
    await Promise.resolve();
    await Promise.resolve();
    expect(blocks.error).toEqual(new Error('no connection'));
    blocks.want(0, 9);
    expect(requests).toHaveLength(1);

    blocks.retry();
    await answer(requests[1]!);

    expect(blocks.error).toBeUndefined();
    expect(blocks.row(9)).toBe(9);
  });

  test('what is beyond the end is not asked for', async () => {
    const { requests, load, answer } = server();
    const blocks = new Blocks(load, settings);
    blocks.want(TOTAL - 10, TOTAL - 1);
    await answer(requests[0]!);

    blocks.want(TOTAL - 10, TOTAL + 30);

    expect(requests).toHaveLength(1);
  });
});
