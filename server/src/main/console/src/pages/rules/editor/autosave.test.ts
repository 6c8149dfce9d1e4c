import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { TablePatch } from '../../../api/authoring';
import { Problem } from '../../../api/problem';
import type { RuleTable } from '../../../api/types';
import { Autosave } from './autosave';
import { allApplied, documentOf, type Misfit } from './document';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const START: RuleTable = {
  slug: 'summer',
  name: 'Summer',
  status: 'DRAFT',
  revision: 7,
  columns: [{ name: 'percent', kind: 'THEN', label: 'Percent' }],
  rows: [
    { id: 'r1', number: 1, cells: ['-5'] },
    { id: 'r2', number: 2, cells: ['-10'] },
  ],
  problems: [],
};

/** A server that applies patches to the one table it has. */
class Server {
  table = START;
  answer: (() => void) | undefined;
  readonly requests: { readonly patches: readonly TablePatch[]; readonly revision: number }[] = [];

  readonly send = async (patches: readonly TablePatch[], revision: number): Promise<RuleTable> => {
    this.requests.push({ patches, revision });
    this.answer?.();
    if (revision !== this.table.revision) {
      throw new Problem(409, 'It was changed meanwhile', undefined, 'changed-meanwhile');
    }
    return (this.table = { ...this.table, ...allApplied(documentOf(this.table), patches), revision: revision + 1 });
  };

  somebodyElse(...patches: TablePatch[]): void {
    this.table = { ...this.table, ...allApplied(documentOf(this.table), patches), revision: this.table.revision! + 1 };
  }
}

const set = (row: string, value: string): TablePatch => ({ op: 'set', row, column: 'percent', value });

function opened(server: Server) {
  const misfits: Misfit[] = [];
  const kept: TablePatch[][] = [];
  const autosave = new Autosave(START, {
    send: server.send,
    load: async () => server.table,
    onMisfits: (found) => misfits.push(...found),
    keep: (patches) => kept.push([...patches]),
  });
  const edit = (...patches: TablePatch[]) => autosave.edit(allApplied(autosave.get().document, patches), patches);
  const cells = () => autosave.get().document.rows.map(({ cells: [first] }) => first);
  return { autosave, edit, misfits, kept, cells };
}

const aPause = () => vi.advanceTimersByTimeAsync(700);

test('edits are sent together once the author pauses, each cell once', async () => {
  const server = new Server();
  const { autosave, edit } = opened(server);

  edit(set('r1', '-6'));
  edit(set('r1', '-7'));
  expect(autosave.get().state.type).toBe('saving');
  await aPause();

  expect(server.requests).toEqual([{ patches: [set('r1', '-7')], revision: 7 }]);
  expect(autosave.get()).toMatchObject({ revision: 8, state: { type: 'saved' } });
});

test('what is typed while a request is on its way follows it, from the revision it came to', async () => {
  const server = new Server();
  const { autosave, edit, cells } = opened(server);
  server.answer = () => {
    server.answer = undefined;
    edit(set('r2', '-11'));
  };

  edit(set('r1', '-6'));
  await aPause();
  expect(cells()).toEqual(['-6', '-11']);
  await aPause();

  expect(server.requests.map(({ revision }) => revision)).toEqual([7, 8]);
  expect(autosave.get().state.type).toBe('saved');
  expect(cells()).toEqual(['-6', '-11']);
});

test('without the server nothing is lost, and it is tried again', async () => {
  const server = new Server();
  const { autosave, edit, cells, kept } = opened(server);
  server.answer = () => {
    throw Problem.unreachable();
  };

  edit(set('r1', '-6'));
  await aPause();
  expect(autosave.get().state).toEqual({ type: 'offline', edits: 1 });
  edit(set('r2', '-11'));
  expect(kept.at(-1)).toHaveLength(2);
  server.answer = undefined;
  await vi.advanceTimersByTimeAsync(2_100);

  expect(server.table.rows.map(({ cells: [first] }) => first)).toEqual(['-6', '-11']);
  expect(autosave.get().state.type).toBe('saved');
  expect(cells()).toEqual(['-6', '-11']);
  expect(kept.at(-1)).toEqual([]);
});

test('where somebody was faster, both edits are in the table', async () => {
  const server = new Server();
  const { autosave, edit, cells, misfits } = opened(server);

  edit(set('r1', '-6'));
  server.somebodyElse(set('r2', '-99'), { op: 'insert', row: 'r3', before: 'r1', cells: { percent: '-1' } });
  await aPause();
  await aPause();

  expect(autosave.get().state.type).toBe('saved');
  expect(cells()).toEqual(['-1', '-6', '-99']);
  expect(server.table.rows.map(({ id }) => id)).toEqual(['r3', 'r1', 'r2']);
  expect(misfits).toEqual([]);
});

test('what no longer fits is told, the rest is saved', async () => {
  const server = new Server();
  const { autosave, edit, cells, misfits } = opened(server);

  edit(set('r1', '-6'), set('r2', '-11'));
  server.somebodyElse({ op: 'remove', row: 'r1' });
  await aPause();
  await aPause();

  expect(misfits.map(({ patch, message }) => [patch, message])).toEqual([[set('r1', '-6'), 'there is no row r1 any more']]);
  expect(cells()).toEqual(['-11']);
  expect(autosave.get().state.type).toBe('saved');
});

test('a refusal is kept until the author decides', async () => {
  const server = new Server();
  const { autosave, edit, cells } = opened(server);
  server.answer = () => {
    throw new Problem(422, 'A patch was rejected', 'patch 1: the cell is too large', 'patch-rejected');
  };

  edit(set('r1', '-6'));
  await aPause();
  expect(autosave.get().state).toMatchObject({ type: 'refused', edits: 1 });
  edit(set('r2', '-7'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.requests).toHaveLength(1);
  expect(cells()).toEqual(['-6', '-7']);

  await autosave.discard();

  expect(cells()).toEqual(['-5', '-10']);
  expect(autosave.get().state.type).toBe('saved');
});

test('when the page is left, what waits is sent at once', async () => {
  const server = new Server();
  const { autosave, edit } = opened(server);

  edit(set('r1', '-6'));
  autosave.close();
  await vi.advanceTimersByTimeAsync(0);

  expect(server.requests).toHaveLength(1);
});

test('settling waits for what is on its way, and for what was typed meanwhile', async () => {
  const server = new Server();
  let arrive = () => {};
  const onItsWay = new Promise<void>((resolve) => (arrive = resolve));
  const late = new Autosave(START, {
    send: async (patches, revision) => {
      await onItsWay;
      return server.send(patches, revision);
    },
    load: async () => server.table,
    onMisfits: () => undefined,
  });
  late.edit(allApplied(late.get().document, [set('r1', '-6')]), [set('r1', '-6')]);
  void late.flush();
  late.edit(allApplied(late.get().document, [set('r2', '-11')]), [set('r2', '-11')]);
  const done = vi.fn();
  const settled = late.settle().then(done);

  await vi.advanceTimersByTimeAsync(0);
  expect(done).not.toHaveBeenCalled();
  arrive();
  await settled;

  expect(server.table.rows.map(({ cells }) => cells[0])).toEqual(['-6', '-11']);
  expect(late.get()).toMatchObject({ revision: 9, state: { type: 'saved' } });
});

test('settling fails where the edits cannot be saved now', async () => {
  const server = new Server();
  const { autosave, edit } = opened(server);
  server.answer = () => {
    throw new Problem(422, 'An edit does not fit the table', undefined, 'patch-rejected');
  };
  edit(set('r1', '-6'));

  await expect(autosave.settle()).rejects.toMatchObject({ kind: 'patch-rejected' });
  server.answer = () => {
    throw Problem.unreachable();
  };
  const away = opened(server);
  away.edit(set('r1', '-6'));
  await expect(away.autosave.settle()).rejects.toMatchObject({ status: 0 });
});
