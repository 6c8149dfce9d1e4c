import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';

import { Blocks, type LoadPage } from './blocks';

/** A jump along the scroll bar passes many rows: only where it rests is asked for. */
const REST = 60;
/** Rows that are asked for before they are seen. */
const AHEAD = 25;

/** The rows of a list on the server, as a sheet asks for them. Starts afresh when `load` is another. */
export function useBlocks<R>(load: LoadPage<R>) {
  const blocks = useMemo(() => new Blocks(load), [load]);
  useSyncExternalStore(blocks.subscribe, () => blocks.version);
  const next = useRef<{ timer: number; first: number; last: number }>(undefined);

  useEffect(
    () => () => {
      window.clearTimeout(next.current?.timer);
      next.current = undefined;
      blocks.stop();
    },
    [blocks],
  );

  const onVisible = useCallback(
    (first: number, last: number) => {
      const range = { first: first - AHEAD, last: last + AHEAD };
      if (next.current) {
        Object.assign(next.current, range);
        return;
      }
      if (blocks.total === undefined) {
        blocks.want(first, last);
        return;
      }
      const timer = window.setTimeout(() => {
        const { first, last } = next.current!;
        next.current = undefined;
        blocks.want(first, last);
      }, REST);
      next.current = { timer, ...range };
    },
    [blocks],
  );
  const getRow = useCallback((index: number) => blocks.row(index), [blocks]);

  return { total: blocks.total, error: blocks.error, retry: () => blocks.retry(), onVisible, getRow };
}
