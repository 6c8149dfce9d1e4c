/** The order of the rows by one column. */
export interface Sort {
  readonly key: string;
  readonly descending: boolean;
}

/** As in an address: `price`, or `-price` for descending. Undefined for keys that are not in the list. */
export function readSort(text: string | null | undefined, keys: readonly string[]): Sort | undefined {
  const descending = text?.startsWith('-') ?? false;
  const key = descending ? text!.slice(1) : text;
  return key && keys.includes(key) ? { key, descending } : undefined;
}

export function writeSort(sort: Sort | undefined): string | undefined {
  return sort && (sort.descending ? `-${sort.key}` : sort.key);
}

/** Ascending, then descending, then the natural order again. */
export function nextSort(current: Sort | undefined, key: string): Sort | undefined {
  if (current?.key !== key) {
    return { key, descending: false };
  }
  return current.descending ? undefined : { key, descending: true };
}
