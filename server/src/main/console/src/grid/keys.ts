/** What a key asks of the sheet. */
export type Command =
  | { readonly type: 'step'; readonly rows: number; readonly columns: number; readonly extend: boolean }
  | { readonly type: 'page'; readonly by: 1 | -1; readonly extend: boolean }
  | { readonly type: 'edge'; readonly row?: End; readonly column?: End; readonly extend: boolean }
  | { readonly type: 'moveRows'; readonly by: 1 | -1 }
  | { readonly type: 'insertRow'; readonly above: boolean }
  | { readonly type: 'removeRows' | 'duplicateRows' }
  | { readonly type: 'resize'; readonly by: 1 | -1 }
  | { readonly type: 'enter'; readonly back: boolean }
  | { readonly type: 'mark'; readonly range: boolean }
  | { readonly type: 'sort' | 'filter' | 'edit' | 'clear' | 'undo' | 'redo' | 'selectAll' | 'fillDown' };

export type End = 'first' | 'last';

export interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const ARROWS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

/** The command of a key outside of an edit, in the header or in a row; undefined leaves the key to the browser. */
export function commandOf(event: Key, inHead: boolean): Command | undefined {
  const control = event.ctrlKey || event.metaKey;
  const extend = event.shiftKey;
  const arrow = ARROWS[event.key];
  if (arrow) {
    return event.altKey ? alternate(arrow, extend, inHead) : arrowed(arrow, control, extend);
  }
  if (control) {
    return inHead ? controlled(event.key, extend) : (rowCommand(event.key, extend) ?? controlled(event.key, extend));
  }
  switch (event.key) {
    case 'PageDown':
      return { type: 'page', by: 1, extend };
    case 'PageUp':
      return { type: 'page', by: -1, extend };
    case 'Home':
      return { type: 'edge', column: 'first', extend };
    case 'End':
      return { type: 'edge', column: 'last', extend };
    case 'Enter':
      return inHead ? { type: 'sort' } : { type: 'enter', back: extend };
    case ' ':
      return inHead ? { type: 'sort' } : { type: 'mark', range: extend };
    case 'F2':
      return inHead ? undefined : { type: 'edit' };
    case 'Delete':
    case 'Backspace':
      return inHead ? undefined : { type: 'clear' };
    default:
      return undefined;
  }
}

function arrowed([rows, columns]: readonly [number, number], control: boolean, extend: boolean): Command {
  if (!control) {
    return { type: 'step', rows, columns, extend };
  }
  const end = rows + columns > 0 ? 'last' : 'first';
  return rows === 0 ? { type: 'edge', column: end, extend } : { type: 'edge', row: end, extend };
}

function alternate([rows, columns]: readonly [number, number], shift: boolean, inHead: boolean): Command | undefined {
  if (inHead) {
    return columns === 0 ? { type: 'filter' } : { type: 'resize', by: columns > 0 ? 1 : -1 };
  }
  if (shift) {
    return rows > 0 ? { type: 'duplicateRows' } : undefined;
  }
  return rows === 0 ? undefined : { type: 'moveRows', by: rows > 0 ? 1 : -1 };
}

function rowCommand(key: string, shift: boolean): Command | undefined {
  switch (key) {
    case 'Enter':
      return { type: 'insertRow', above: shift };
    case 'Delete':
    case 'Backspace':
      return { type: 'removeRows' };
    default:
      return undefined;
  }
}

function controlled(key: string, shift: boolean): Command | undefined {
  switch (key.toLowerCase()) {
    case 'home':
      return { type: 'edge', row: 'first', column: 'first', extend: shift };
    case 'end':
      return { type: 'edge', row: 'last', column: 'last', extend: shift };
    case 'z':
      return { type: shift ? 'redo' : 'undo' };
    case 'y':
      return { type: 'redo' };
    case 'a':
      return { type: 'selectAll' };
    case 'd':
      return { type: 'fillDown' };
    default:
      return undefined;
  }
}
