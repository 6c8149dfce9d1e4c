import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** One line is in the tab order; the arrows go from line to line, Home and End to the ends. */
export function useLineFocus(size: number, scroller: RefObject<HTMLElement | null>, show: (index: number) => void) {
  const [active, setActive] = useState(0);
  const wanted = useRef<number>(undefined);
  const goTo = (index: number) => {
    wanted.current = index;
    setActive(index);
    show(index);
  };
  // a line that was out of sight is drawn a moment later, and one that was not read yet later still
  useLayoutEffect(() => {
    if (wanted.current === undefined) {
      return;
    }
    if (isElsewhere(scroller.current)) {
      wanted.current = undefined;
      return;
    }
    const line = scroller.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"] button`);
    (line ?? scroller.current)?.focus({ preventScroll: true });
    if (line) {
      wanted.current = undefined;
    }
  });
  const focusLine = (event: KeyboardEvent) => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-index]');
    const here = row ? Number(row.dataset.index) : active;
    const to = target(event.key, here, size);
    if (to !== undefined) {
      event.preventDefault();
      goTo(to);
    }
  };
  return { active: Math.min(active, Math.max(0, size - 1)), focusLine };
}

/** Whether the reader has moved on; a line that is no longer drawn leaves the focus to the body, which is nowhere. */
function isElsewhere(scroller: HTMLElement | null): boolean {
  const focused = document.activeElement;
  return focused !== null && focused !== document.body && !scroller?.contains(focused);
}

function target(key: string, here: number, size: number): number | undefined {
  const to = { ArrowDown: here + 1, ArrowUp: here - 1, PageDown: here + 10, PageUp: here - 10, Home: 0, End: size - 1 }[key];
  return to === undefined || size === 0 ? undefined : Math.max(0, Math.min(size - 1, to));
}
