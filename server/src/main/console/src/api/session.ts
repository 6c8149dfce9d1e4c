import { useSyncExternalStore } from 'react';

import type { Token } from './types';

/**
 * Who is signed in, in this tab and until it closes: the token is kept in sessionStorage, never in a cookie
 * (nothing a foreign page sends carries it) and never in localStorage (nothing is left on a shared machine).
 */
export interface Session {
  readonly token: string;
  readonly expiresAt: string;
  /** The slug of the project; unknown until the caller's projects were read. */
  readonly project?: string;
  /** The slug of the price list that was chosen in this project. */
  readonly priceList?: string;
}

const KEY = 'calibr.session';
const listeners = new Set<() => void>();
let current: Session | undefined = stored();

function stored(): Session | undefined {
  try {
    const text = sessionStorage.getItem(KEY);
    const session = text === null ? undefined : (JSON.parse(text) as Session);
    return session && isFresh(session) ? session : undefined;
  } catch {
    return undefined;
  }
}

function isFresh(session: Session): boolean {
  return Date.parse(session.expiresAt) > Date.now();
}

function set(next: Session | undefined) {
  current = next;
  if (next) {
    sessionStorage.setItem(KEY, JSON.stringify(next));
  } else {
    sessionStorage.removeItem(KEY);
  }
  listeners.forEach((listener) => listener());
}

export const session = {
  get: (): Session | undefined => current,
  signIn: (token: Token) => set({ token: token.accessToken, expiresAt: token.expiresAt }),
  signOut: () => set(undefined),
  switchTo: (project: string) => {
    if (current && current.project !== project) {
      set({ token: current.token, expiresAt: current.expiresAt, project });
    }
  },
  showPrices: (priceList: string) => {
    if (current) {
      set({ ...current, priceList });
    }
  },
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** The session as of now; re-renders when it changes. */
export function useSession(): Session | undefined {
  return useSyncExternalStore(session.subscribe, session.get);
}
