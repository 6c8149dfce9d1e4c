import type { Patch } from './model';

/** What an owner of rows makes of the patches of its sheet; `set` gives a row with one cell changed. */
export function patched<R>(
  rows: readonly R[],
  patches: readonly Patch[],
  blank: () => R,
  set: (row: R, key: string, text: string) => R,
): R[] {
  const result = [...rows];
  for (const patch of patches) {
    if (patch.type === 'set') {
      result[patch.row] = set(result[patch.row]!, patch.key, patch.after);
    } else if (patch.type === 'insert') {
      result.splice(patch.row, 0, blank());
    } else if (patch.type === 'remove') {
      result.splice(patch.row, 1);
    } else {
      result.splice(patch.to, 0, ...result.splice(patch.from, 1));
    }
  }
  return result;
}
