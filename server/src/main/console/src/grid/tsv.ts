/** Clipboard text of spreadsheets: cells apart by tabs, quoted where they hold a tab, a line break or a quote. */
export function toTsv(cells: readonly (readonly string[])[]): string {
  const text = cells.map((row) => row.map(quoted).join('\t')).join('\n');
  // the last line break of a text ends its last row: an empty last row has to be spelled out
  return cells.length > 1 && text.endsWith('\n') ? `${text}""` : text;
}

function quoted(cell: string): string {
  return /[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

const QUOTED = /"((?:[^"]|"")*)(?:"|$)/y;
const PLAIN = /[^\t\r\n]*/y;
const END = /\t|\r\n|\r|\n/y;

export function fromTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; ; ) {
    const cell = text[at] === '"' ? match(QUOTED, text, at) : undefined;
    const plain = match(PLAIN, text, at + (cell?.[0].length ?? 0));
    row.push((cell?.[1] ?? '').replaceAll('""', '"') + (plain?.[0] ?? ''));
    at += (cell?.[0].length ?? 0) + (plain?.[0].length ?? 0);
    const end = match(END, text, at)?.[0];
    at += end?.length ?? 0;
    if (end === '\t') {
      continue;
    }
    rows.push(row);
    if (end === undefined || at === text.length) {
      return rows;
    }
    row = [];
  }
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
