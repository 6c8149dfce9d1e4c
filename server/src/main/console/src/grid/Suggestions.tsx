import { type RefObject, useLayoutEffect, useRef } from 'react';

interface Props {
  readonly id: string;
  /** The input it stands below. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly label: string;
  readonly offered: readonly string[];
  readonly picked: number;
  readonly hint: string | undefined;
  readonly onPick: (choice: string) => void;
}

const GAP = 2;

/** What a cell may say, below its input and above everything else: the sheet would cut it off. */
export default function Suggestions({ id, anchor, label, offered, picked, hint, onPick }: Props) {
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const shown = box.current;
    const cell = anchor.current?.getBoundingClientRect();
    if (!shown || !cell) {
      return;
    }
    shown.showPopover?.();
    const below = window.innerHeight - cell.bottom > shown.offsetHeight + GAP || cell.top < shown.offsetHeight;
    shown.style.top = `${below ? cell.bottom + GAP : cell.top - shown.offsetHeight - GAP}px`;
    shown.style.left = `${Math.max(0, Math.min(cell.left, window.innerWidth - shown.offsetWidth - GAP))}px`;
    shown.style.minWidth = `${cell.width}px`;
  }, [anchor, offered.length, hint]);

  useLayoutEffect(() => {
    box.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [picked]);

  return (
    // the input keeps the focus, or the edit would end
    <div ref={box} className="sheet-suggestions" popover="manual" data-own-keys onMouseDown={(event) => event.preventDefault()}>
      {offered.length > 0 && (
        <div role="listbox" id={`${id}-list`} className="sheet-choices" aria-label={label}>
          {offered.map((choice, index) => (
            <div key={choice} role="option" id={`${id}-${index}`} aria-selected={index === picked} onClick={() => onPick(choice)}>
              {choice}
            </div>
          ))}
        </div>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="sheet-hint">
          {hint}
        </p>
      )}
    </div>
  );
}
