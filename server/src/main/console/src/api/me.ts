import { useQuery } from '@tanstack/react-query';

import { get } from './client';
import { useSession } from './session';
import type { Me, Project, Role } from './types';

/** The caller and their projects. */
export function useMe() {
  const token = useSession()?.token;
  return useQuery({
    queryKey: ['me', token],
    queryFn: ({ signal }) => get<Me>('/api/auth/me', { signal }),
    enabled: token !== undefined,
    staleTime: Infinity,
  });
}

/** The project the console works in; undefined until it is known. */
export function useProject(): Project | undefined {
  const slug = useSession()?.project;
  return useMe().data?.projects.find((project) => project.slug === slug);
}

const RANK: Record<Role, number> = { VIEWER: 0, EDITOR: 1, ADMIN: 2, OWNER: 3 };

/** Whether the caller has at least this role in the project; the server decides again. */
export function useMay(role: Role): boolean {
  const project = useProject();
  return project !== undefined && RANK[project.role] >= RANK[role];
}
