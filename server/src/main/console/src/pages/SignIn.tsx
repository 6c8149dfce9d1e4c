import { Button, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Redirect, useSearchParams } from 'wouter';

import { get, post } from '../api/client';
import { session, useSession } from '../api/session';
import type { DemoPerson, Token } from '../api/types';

export default function SignIn() {
  const signedIn = useSession();
  const [search] = useSearchParams();
  const demo = useQuery({
    queryKey: ['demo-people'],
    queryFn: ({ signal }) => get<{ people: DemoPerson[] }>('/api/auth/demo', { signal }),
  });
  const enter = useMutation({
    mutationFn: (email: string) => post<Token>('/api/auth/demo', { email }),
    onSuccess: session.signIn,
  });
  if (signedIn) {
    return <Redirect replace to={search.get('next') ?? '/catalogue'} />;
  }
  return (
    <Stack p="xl" maw={360}>
      {demo.data?.people.map((person) => (
        <Button key={person.email} onClick={() => enter.mutate(person.email)}>
          {person.name}
        </Button>
      ))}
    </Stack>
  );
}
