import { Alert, Avatar, Button, Divider, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect } from 'react';
import { Redirect, useSearchParams } from 'wouter';

import { get, post, Problem } from '../api/client';
import { session, useSession } from '../api/session';
import type { DemoPerson, Token } from '../api/types';
import { words } from '../ui/format';
import { Logo } from '../ui/Logo';

/** The way in: an e-mail address and a password, and in the demonstration one click on a person. */
export default function SignIn() {
  const signedIn = useSession();
  const [search] = useSearchParams();
  useEffect(() => {
    document.title = 'Sign in · Calibr';
  }, []);
  const demo = useQuery({
    queryKey: ['demo-people'],
    queryFn: ({ signal }) => get<{ people: DemoPerson[] }>('/api/auth/demo', { signal }),
    staleTime: Infinity,
  });
  const enter = useMutation({
    mutationFn: (email: string) => post<Token>('/api/auth/demo', { email }),
    onSuccess: session.signIn,
  });
  const logIn = useMutation({
    mutationFn: (credentials: Credentials) => post<Token>('/api/auth/token', credentials),
    onSuccess: session.signIn,
  });
  if (signedIn) {
    return <Redirect replace to={inside(search.get('next'))} />;
  }
  const people = demo.data?.people ?? [];
  const problem = enter.error ?? logIn.error;
  const tenantIsAsked = logIn.error instanceof Problem && logIn.error.kind === 'invalid-value';

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    enter.reset();
    const form = new FormData(event.currentTarget);
    const tenant = text(form, 'tenant');
    logIn.mutate({ email: text(form, 'email'), password: text(form, 'password'), ...(tenant && { tenant }) });
  };

  return (
    <main className="sign-in">
      <Paper className="sign-in-card" withBorder p="xl">
        <Stack gap="md">
          <div className="sign-in-head">
            <Logo size={40} />
            <div>
              <Title order={1}>Sign in to Calibr</Title>
              <Text size="sm" c="dimmed">
                Rules, dry runs and approvals of prices
              </Text>
            </div>
          </div>
          {problem && (
            <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} aria-hidden />} role="alert">
              {problem instanceof Problem ? (problem.detail ?? problem.title) : problem.message}
            </Alert>
          )}
          {people.length > 0 && (
            <>
              <Stack gap={6} role="group" aria-labelledby="demo-people">
                <Text id="demo-people" size="sm" fw={600}>
                  This is a demonstration: come in as
                </Text>
                {people.map((person) => (
                  <Person
                    key={person.email}
                    person={person}
                    loading={enter.isPending && enter.variables === person.email}
                    onEnter={() => {
                      logIn.reset();
                      enter.mutate(person.email);
                    }}
                  />
                ))}
              </Stack>
              <Divider label="or" />
            </>
          )}
          <form onSubmit={submit}>
            <Stack gap="sm">
              <TextInput label="E-mail" name="email" type="email" autoComplete="username" required withAsterisk={false} />
              <PasswordInput
                label="Password"
                name="password"
                autoComplete="current-password"
                required
                withAsterisk={false}
                visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
              />
              {tenantIsAsked && <TextInput label="Tenant" name="tenant" description="Your company's short name" />}
              <Button type="submit" variant={people.length > 0 ? 'default' : 'filled'} loading={logIn.isPending}>
                Sign in
              </Button>
            </Stack>
          </form>
        </Stack>
      </Paper>
    </main>
  );
}

interface Credentials {
  readonly email: string;
  readonly password: string;
  readonly tenant?: string;
}

interface PersonProps {
  readonly person: DemoPerson;
  readonly loading: boolean;
  readonly onEnter: () => void;
}

function Person({ person, loading, onEnter }: PersonProps) {
  return (
    <Button
      className="person"
      variant="default"
      size="lg"
      fullWidth
      justify="flex-start"
      loading={loading}
      onClick={onEnter}
      leftSection={<Avatar size={34} radius="xl" color="teal" name={person.name} aria-hidden />}
    >
      <span className="person-name">
        {person.name}
        <span className="person-role">{words(person.role)}</span>
      </span>
    </Button>
  );
}

/** The page that was asked for, if it is one of ours. */
function inside(next: string | null): string {
  return next?.startsWith('/') && !next.startsWith('//') && !next.startsWith('/sign-in') ? next : '/catalogue';
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
