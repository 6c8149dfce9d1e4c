/** Whether what was typed is a number, of which an empty field is none. */
export const isNumber = (text: string) => text.trim() !== '' && Number.isFinite(Number(text));

/** Whether it is a whole number that is not negative. */
export const isWhole = (text: string) => /^\d+$/.test(text.trim());
