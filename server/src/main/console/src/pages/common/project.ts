import { useQuery } from '@tanstack/react-query';

import { get } from '../../api/client';
import { useMe, useProject } from '../../api/me';
import type { Connection, Page } from '../../api/types';
import { shortId } from '../../ui/format';

/** The first part of every query key of a page, so that one project never shows what another one holds. */
export function useScope(): string {
  return useProject()?.slug ?? '';
}

interface Member {
  readonly user: string;
  readonly email: string;
  readonly name: string;
}

/** The people of the project, by name. */
export function usePeople() {
  const scope = useScope();
  const me = useMe().data?.user;
  const members = useQuery({
    queryKey: [scope, 'members'],
    queryFn: ({ signal }) => get<Page<Member>>('/api/v1/members', { signal }),
    staleTime: 300_000,
  });
  const people = members.data?.items ?? [];
  return {
    people,
    nameOf: (actor: string | undefined) => personName(actor, people, me),
  };
}

/** Calibr itself acts under its own name; somebody who has left is shown by the end of their id. */
export function personName(
  actor: string | undefined,
  people: readonly Member[],
  me?: { readonly id: string; readonly name: string },
): string {
  if (actor === undefined || actor === 'calibr') {
    return 'Calibr';
  }
  if (actor === me?.id) {
    return me.name;
  }
  return people.find(({ user }) => user === actor)?.name ?? `User ${shortId(actor)}`;
}

/** The channels that prices can be written to. */
export function useConnections() {
  const scope = useScope();
  return useQuery({
    queryKey: [scope, 'connections'],
    queryFn: ({ signal }) => get<Page<Connection>>('/api/v1/connections', { signal }),
    select: (page) => page.items,
    staleTime: 60_000,
  });
}
