/** A name as it stands in addresses: lower case letters, digits and hyphens. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
}

/** What a first row is likely to do in each stage. */
const FIRST_ACTIONS: Readonly<Record<string, string>> = { base: 'base', adjust: 'percent', round: 'step', guard: 'min-margin hold' };

/** The text of a table that has columns and no row yet. */
export function emptyTable(slug: string, stage: string, policy: string): string {
  return `# table: ${slug}\n# stage: ${stage}\n# hit-policy: ${policy}\nid,category under,${FIRST_ACTIONS[stage] ?? 'percent'},note\n`;
}
