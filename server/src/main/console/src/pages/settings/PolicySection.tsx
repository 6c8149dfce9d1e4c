import { Button, Group } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';

import { useMay } from '../../api/me';
import { PageSkeleton } from '../../ui/PageSkeleton';
import { ProblemState } from '../../ui/ProblemState';
import { useDecide, usePolicy } from './queries';

/** A form as it is typed in. */
export interface FormProps<Form> {
  readonly form: Form;
  readonly onChange: (form: Form) => void;
}

/** A form with changes, and the version of the policy that they were made from. */
interface Typed<Form> {
  readonly form: Form;
  readonly seen: number | undefined;
}

interface Props<Policy, Form> {
  readonly name: 'approvals' | 'canary' | 'sales' | 'drift';
  readonly title: string;
  /** From when on a decision counts. */
  readonly counts: string;
  /** The audit's word for a decision. */
  readonly action: string;
  readonly formOf: (policy: Policy) => Form;
  /** The policy that the form stands for; undefined while something in it is wrong. */
  readonly policyOf: (form: Form) => Policy | undefined;
  readonly edit: (props: FormProps<Form>) => ReactNode;
  readonly show: (policy: Policy) => ReactNode;
}

/** What the project has decided about one thing: in words, and for an administrator as a form that is saved as a whole. */
export function PolicySection<Policy, Form>({ name, title, counts, action, formOf, policyOf, edit, show }: Props<Policy, Form>) {
  const policy = usePolicy<Policy>(name);
  const may = useMay('ADMIN');
  const [typed, setTyped] = useState<Typed<Form>>();
  const decide = useDecide<Policy>(name, () => setTyped(undefined));
  const wanted = typed === undefined ? undefined : policyOf(typed.form);
  // what is typed is made from the version that was there when its author began, also if a later one has come since
  const change = (form: Form) => setTyped({ form, seen: typed ? typed.seen : policy.data?.version });
  const startOver = () => {
    setTyped(undefined);
    decide.reset();
  };
  const heading = `settings-${name}`;
  return (
    <section className="card settings-part" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {policy.data === undefined ? (
        policy.isError ? (
          <ProblemState error={policy.error} onRetry={() => void policy.refetch()} />
        ) : (
          <PageSkeleton />
        )
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (wanted) {
              decide.mutate({ policy: wanted, seen: typed?.seen });
            }
          }}
        >
          {may ? edit({ form: typed?.form ?? formOf(policy.data.value), onChange: change }) : show(policy.data.value)}
          {decide.error && (
            <div className="notice" data-tone="bad" role="alert">
              <IconAlertTriangle size={18} aria-hidden />
              <span className="notice-text">
                <strong>{decide.error.title}</strong>
                {decide.error.detail && `: ${decide.error.detail}`}
                {typeof decide.error.facts.member === 'string' && ` (${decide.error.facts.member})`}
              </span>
              {decide.error.kind === 'changed-meanwhile' && (
                <Button size="compact-sm" variant="default" onClick={() => void policy.refetch().then(startOver)}>
                  Load what was decided
                </Button>
              )}
            </div>
          )}
          <div className="settings-foot">
            {may && (
              <Group gap="xs">
                <Button
                  variant="default"
                  disabled={typed === undefined || decide.isPending}
                  onClick={startOver}
                >
                  Discard
                </Button>
                <Button type="submit" loading={decide.isPending} disabled={wanted === undefined}>
                  Save {title.toLowerCase()}
                </Button>
              </Group>
            )}
            <span>
              {counts}{' '}
              <Link className="text-link text-link-in" href={`/audit?action=${action}`}>
                Earlier decisions
              </Link>
            </span>
          </div>
        </form>
      )}
    </section>
  );
}
