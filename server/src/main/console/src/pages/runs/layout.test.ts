import { describe, expect, it } from 'vitest';

import { LineLayout, type LineGroup, rowHref, ungrouped } from './layout';

const group = (key: string, prices: number): LineGroup => ({ key, label: key, prices });

function all(layout: LineLayout) {
  return Array.from({ length: layout.size }, (_, index) => {
    const place = layout.at(index);
    return place.kind === 'head' ? `head ${place.group}` : `${place.group}.${place.offset}`;
  });
}

describe('lines under headings', () => {
  it('follow their heading', () => {
    const layout = new LineLayout([group('a', 2), group('b', 1)], new Set());

    expect(all(layout)).toEqual(['head 0', '0.0', '0.1', 'head 1', '1.0']);
  });

  it('stay in sight when they are excluded', () => {
    const layout = new LineLayout([{ ...group('a', 1), excluded: 1 }, group('b', 1)], new Set());

    expect(all(layout)).toEqual(['head 0', '0.0', '0.1', 'head 1', '1.0']);
  });

  it('are left out of a folded group, whose heading stays', () => {
    const layout = new LineLayout([group('a', 2), group('b', 1)], new Set(['a']));

    expect(all(layout)).toEqual(['head 0', 'head 1', '1.0']);
  });

  it('need no heading', () => {
    const layout = new LineLayout([group('a', 3)], new Set(), true);

    expect(all(layout)).toEqual(['0.0', '0.1', '0.2']);
  });

  it('are none in an empty list', () => {
    expect(new LineLayout([], new Set()).size).toBe(0);
    expect(new LineLayout([group('a', 0)], new Set(), true).size).toBe(0);
  });

  it('are found among a hundred thousand as one by one', () => {
    const groups = Array.from({ length: 300 }, (_, index) => group(`g${index}`, (index * 37) % 700));
    const layout = new LineLayout(groups, new Set(['g3', 'g7', 'g299']));
    let index = 0;

    groups.forEach((one, number) => {
      expect(layout.at(index)).toEqual({ kind: 'head', group: number });
      index++;
      const lines = layout.isFolded(one) ? 0 : one.prices;
      if (lines > 0) {
        expect(layout.at(index)).toEqual({ kind: 'line', group: number, offset: 0 });
        expect(layout.at(index + lines - 1)).toEqual({ kind: 'line', group: number, offset: lines - 1 });
      }
      index += lines;
    });
    expect(layout.size).toBe(index);
  });
});

describe('the page of a row', () => {
  it('is the version that acted', () => {
    expect(rowHref({ rule: 'id1', version: 3, table: 'summer', row: 'a b' })).toBe('/rules/id1?version=3&row=a+b');
  });

  it('has its rule under id in a line', () => {
    expect(rowHref({ id: 'id1', version: 1, table: 'summer', row: '7' })).toBe('/rules/id1?version=1&row=7');
  });

  it('is found by the name of its table', () => {
    expect(rowHref({ table: 'summer', row: '7' })).toBe('/rules/summer?row=7');
  });
});

it('prices of rows beyond those that are named are counted', () => {
  const named = [
    { label: 'a', prices: 40 },
    { label: 'b', prices: 30 },
  ];

  expect(ungrouped({ prices: 75, groups: named, held: [], largest: [] })).toBe(5);
  expect(ungrouped({ prices: 70, groups: named, held: [], largest: [] })).toBe(0);
});
