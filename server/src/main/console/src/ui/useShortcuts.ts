import { useEffect, useRef } from 'react';

/** By what is pressed: `mod+k` (Ctrl, or Command on a Mac), a sign such as `?`, or two letters one after the other: `g c`. */
export type Shortcuts = Readonly<Record<string, () => void>>;

/** What `mod` is called on this machine. */
export const MOD = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';

const PAUSE = 1_000;
const OFF = 'calibr.single-keys';

/** People who dictate, or whose hands slip, can turn off what is not held with Ctrl (WCAG 2.1.4). */
export const singleKeys = {
  areOn: () => localStorage.getItem(OFF) !== 'off',
  turn: (on: boolean) => (on ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, 'off')),
};

/** Whether the keys belong to what has the focus: a field, or the cells of a table. */
function types(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable], [role=grid], [role=treegrid]') !== null;
}

/** Calls what belongs to the keys, wherever on the page the focus is. */
export function useShortcuts(shortcuts: Shortcuts) {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    let before = '';
    let since = 0;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey) {
        return;
      }
      const held = event.ctrlKey || event.metaKey;
      if (!held && (types(event.target) || !singleKeys.areOn())) {
        return;
      }
      const key = event.key.toLowerCase();
      const first = event.timeStamp - since < PAUSE ? before : '';
      const action = held ? latest.current[`mod+${key}`] : (latest.current[`${first} ${key}`] ?? latest.current[key]);
      before = held || action ? '' : key;
      since = event.timeStamp;
      if (action) {
        event.preventDefault();
        action();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
