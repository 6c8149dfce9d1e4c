const BAR = /\s*\|\s*/;

/** The part of a cell that is being written: all of it, or what stands behind the last bar. */
export function partOf(text: string, several: boolean): string {
  return (several ? (text.split(BAR).at(-1) ?? '') : text).trim();
}

/** What can be meant by the part that is written: what begins with it first, then what contains it; not what is there already. */
export function matches(choices: readonly string[], text: string, several: boolean, most = 50): string[] {
  const part = partOf(text, several).toLowerCase();
  const there = new Set(several ? text.split(BAR).slice(0, -1).map((value) => value.trim()) : []);
  const open = choices.filter((choice) => !there.has(choice));
  const begins = open.filter((choice) => choice.toLowerCase().startsWith(part));
  const contains = open.filter((choice) => !choice.toLowerCase().startsWith(part) && choice.toLowerCase().includes(part));
  return [...begins, ...contains].slice(0, most);
}

/** The cell with the choice in place of the part that was being written. */
export function completed(text: string, choice: string, several: boolean): string {
  const before = several ? text.split(BAR).slice(0, -1) : [];
  return [...before, choice].join(' | ');
}
