import type { Impact, TableRef } from '../../api/runs';

/** Lines of a run under one heading: those a row of a table priced. */
export interface LineGroup extends Partial<TableRef> {
  readonly key: string;
  readonly label: string;
  readonly prices: number;
  /** More lines that somebody left out. */
  readonly excluded?: number;
  readonly averageChangePercent?: number;
}

export type Place = { readonly kind: 'head'; readonly group: number } | { readonly kind: 'line'; readonly group: number; readonly offset: number };

/**
 * Where each line of a long, grouped list stands, without having the lines: a heading for each group and under it, unless
 * it is folded, as many lines as the server counted.
 */
export class LineLayout {
  readonly size: number;
  private readonly starts: number[] = [];

  /** @param headless for a list that has no headings */
  constructor(
    readonly groups: readonly LineGroup[],
    private readonly folded: ReadonlySet<string>,
    private readonly headless = false,
  ) {
    let next = 0;
    for (const group of groups) {
      this.starts.push(next);
      next += (headless ? 0 : 1) + (folded.has(group.key) ? 0 : linesOf(group));
    }
    this.size = next;
  }

  at(index: number): Place {
    const group = this.groupAt(index);
    const within = index - (this.starts[group] ?? 0) - (this.headless ? 0 : 1);
    return within < 0 ? { kind: 'head', group } : { kind: 'line', group, offset: within };
  }

  isFolded(group: LineGroup): boolean {
    return this.folded.has(group.key);
  }

  /** The last group that begins at or before the index and is not empty there. */
  private groupAt(index: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.starts[middle] ?? 0) <= index) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}

/** The groups of a run as the server orders them, the largest first. */
export function groupsOf(impact: Impact): readonly LineGroup[] {
  return impact.groups.map((group) => ({ ...group, key: groupKey(group.table, group.row) }));
}

/** How many changed prices are in none of the groups: the server names the hundred rows with the most. */
export function ungrouped(impact: Impact): number {
  return linesOf(impact) - impact.groups.reduce((sum, group) => sum + linesOf(group), 0);
}

function linesOf({ prices, excluded = 0 }: { readonly prices: number; readonly excluded?: number }): number {
  return prices + excluded;
}

export function groupKey(table: string | undefined, row: string | undefined): string {
  return `${table ?? ''}#${row ?? ''}`;
}

/** The page of a row, in the version that acted; the slug of the table leads there too. */
export function rowHref({ rule, id, table, version, row }: Partial<TableRef> & { readonly id?: string }): string {
  const at = new URLSearchParams({ ...(version ? { version: String(version) } : {}), ...(row ? { row } : {}) });
  return `/rules/${encodeURIComponent(rule ?? id ?? table ?? '')}?${at}`;
}
