import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';

/**
 * The filters of a page, kept in its address, so that a reload, a link and the way back find the same view.
 *
 * @param names the parameters that are filters; others in the address stay
 */
export function useFilters<Name extends string>(names: readonly Name[]) {
  const [search, setSearch] = useSearchParams();
  const text = names.map((name) => `${name}=${search.get(name) ?? ''}`).join('\n');
  // the text stands for the values
  const values = useMemo(
    () => Object.fromEntries(names.map((name) => [name, search.get(name) ?? ''])) as Record<Name, string>,
    [text],
  );
  const set = useCallback(
    (changed: Partial<Record<Name, string | null>>) =>
      setSearch((before) => withValues(before, changed), { replace: true }),
    [setSearch],
  );
  const clear = useCallback(
    () => set(Object.fromEntries(names.map((name) => [name, null])) as Partial<Record<Name, null>>),
    [set, text],
  );
  return { values, set, clear, active: names.some((name) => values[name] !== '') };
}

/** A copy with the given values; an empty one takes its parameter out of the address. */
export function withValues(
  before: URLSearchParams,
  changed: Readonly<Record<string, string | null | undefined>>,
): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const [name, value] of Object.entries(changed)) {
    if (value) {
      after.set(name, value);
    } else {
      after.delete(name);
    }
  }
  return after;
}
