import type { TablePatch } from '../../../api/authoring';

const KEY = 'calibr.unsaved';

type Kept = Readonly<Record<string, readonly TablePatch[]>>;

function read(): Kept {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Kept;
  } catch {
    return {};
  }
}

/** Remembers in this tab what of a draft is not saved yet, should the page be reloaded before it is. */
export function keep(draft: string, patches: readonly TablePatch[]): void {
  const { [draft]: before, ...others } = read();
  if (patches.length === 0 && before === undefined) {
    return;
  }
  const after = patches.length === 0 ? others : { ...others, [draft]: patches };
  if (Object.keys(after).length === 0) {
    sessionStorage.removeItem(KEY);
  } else {
    sessionStorage.setItem(KEY, JSON.stringify(after));
  }
}

/** What was not saved when the page went. */
export const forgotten = (draft: string): readonly TablePatch[] => read()[draft] ?? [];
