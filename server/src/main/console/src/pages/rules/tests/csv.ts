/** The rows of a text in CSV; empty lines are left out. */
export function fromCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endRow = () => {
    row.push(cell);
    if (row.some((value) => value !== '')) rows.push(row);
    row = [];
    cell = '';
  };
  const plain = text.replace(/^\ufeff/, '');
  for (let index = 0; index < plain.length; index++) {
    const sign = plain[index]!;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (plain[index + 1] === '"') cell += plain[++index];
      else quoted = false;
    } else if (sign === '"' && cell === '') {
      quoted = true;
    } else if (sign === ',') {
      row.push(cell);
      cell = '';
    } else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && plain[index + 1] === '\n') index++;
      endRow();
    } else {
      cell += sign;
    }
  }
  endRow();
  return rows;
}

export const toCsv = (rows: readonly (readonly string[])[]): string => rows.map((row) => `${row.map(quotedCell).join(',')}\n`).join('');

const quotedCell = (cell: string) => (/[",\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell);
