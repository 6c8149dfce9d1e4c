/** Where a visible row stands: the parent, and which of its children. */
export interface Place {
  readonly parent: number;
  readonly child?: number;
}

/** The rows one sees of parents of which some are open. */
export class Outline {
  /** Of each open parent: its row, and how many children stand above it. */
  private readonly open: readonly { parent: number; children: number; above: number }[];
  readonly count: number;

  constructor(parents: number, children: ReadonlyMap<number, number>) {
    let above = 0;
    this.open = [...children]
      .sort(([one], [other]) => one - other)
      .map(([parent, count]) => {
        const entry = { parent, children: count, above };
        above += count;
        return entry;
      });
    this.count = parents + above;
  }

  at(row: number): Place {
    const before = this.open.findLast(({ parent, above }) => parent + above < row);
    if (!before) {
      return { parent: row };
    }
    const inside = row - before.parent - before.above - 1;
    return inside < before.children
      ? { parent: before.parent, child: inside }
      : { parent: row - before.above - before.children };
  }
}
