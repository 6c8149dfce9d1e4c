import { type DependencyList, type FocusEvent, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

import { focusActive, ownsKeys } from './dom';

/**
 * Keeps the focus on the active cell, wherever that goes, as long as the sheet has the focus at all.
 *
 * @param moves what changes when the active cell is another one, or is edited or not
 * @param lent whether something else in the sheet, such as a filter, has the focus for now
 */
export function useFocus(root: RefObject<HTMLDivElement | null>, editing: boolean, moves: DependencyList, lent: boolean) {
  const holds = useRef(false);

  useLayoutEffect(() => {
    if (holds.current && !lent) {
      focusActive(root.current, editing);
    }
  }, moves);

  useEffect(() => {
    const leave = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) holds.current = false;
    };
    document.addEventListener('mousedown', leave, true);
    return () => document.removeEventListener('mousedown', leave, true);
  }, [root]);

  /** The mouse gives the focus to the sheet, or to a button in it; what was asked for is the active cell. */
  const onFocus = (event: FocusEvent<HTMLDivElement>) => {
    holds.current = true;
    if (!ownsKeys(event.target) && !event.target.matches('.sheet-input, [type=checkbox]')) {
      focusActive(root.current, editing);
    }
  };

  const onBlur = (event: FocusEvent<HTMLDivElement>) => {
    // without a new owner of the focus it was the cell's input that went, or the window
    if (event.relatedTarget instanceof Node) {
      holds.current = event.currentTarget.contains(event.relatedTarget);
    }
  };

  const take = () => {
    holds.current = true;
    focusActive(root.current, false);
  };

  return { onFocus, onBlur, take };
}
