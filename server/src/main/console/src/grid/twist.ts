import type { SheetTree } from './props';

/** What an arrow to the right (1) or left (-1) does to a row of a tree: opens or closes it, or leads to its parent. */
export function twisted(tree: SheetTree, row: number, over: number): 'toggle' | number | undefined {
  const expanded = tree.expanded(row);
  if (expanded !== undefined && expanded === over < 0) {
    return 'toggle';
  }
  const level = tree.level(row);
  if (over > 0 || level === 1) {
    return undefined;
  }
  let parent = row - 1;
  while (parent > 0 && tree.level(parent) >= level) parent--;
  return parent;
}
