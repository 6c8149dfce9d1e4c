import type { Selection } from './selection';

/** Where a sheet was left, so that it opens there again. */
export interface SheetPlace {
  readonly offset: number;
  readonly rows: number;
  readonly selection: Selection;
}

const KEPT = 20;
const places = new Map<string, SheetPlace>();

export const placeOf = (name: string): SheetPlace | undefined => places.get(name);

export function keepPlace(name: string, place: SheetPlace): void {
  places.delete(name);
  places.set(name, place);
  if (places.size > KEPT) {
    places.delete(places.keys().next().value!);
  }
}
