import { Button, CloseButton, Group } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';

import { useMe, useProject } from '../../api/me';
import type { Run } from '../../api/runs';
import { count, useTimes } from '../../ui/format';
import { type Action, allowedActions, canBegin, changedOf } from './actions';
import { useApprovalPolicy, useUsualCanary } from './queries';
import { Question } from './Question';
import { refusalText, says } from './says';
import type { useRunAction } from './useRunAction';
import './runs.css';

const CanaryDialog = lazy(() => import('./CanaryDialog'));

interface Props {
  readonly run: Run;
  readonly action: ReturnType<typeof useRunAction>;
}

const LABELS: Readonly<Record<Action, string>> = {
  approve: 'Approve',
  reject: 'Reject',
  apply: 'Apply',
  pause: 'Pause',
  resume: 'Resume',
  cancel: 'Cancel run',
  retry: 'Retry failed',
  reconcile: 'Read back',
  undo: 'Undo',
};

/** What can be done to the run, always in sight; a refusal stays until it is read. */
export function RunFoot({ run, action }: Props) {
  const role = useProject()?.role;
  const { moment } = useTimes();
  const me = useMe().data?.user.id;
  const [asking, setAsking] = useState<Action>();
  const [beginning, setBeginning] = useState(false);
  const agreed = run.approval?.people.approved.some(({ by }) => by.id === me) ?? false;
  const actions = allowedActions(run, role).filter((one) => one !== 'approve' || !agreed);
  const reasonRequired = useApprovalPolicy(run.state === 'PREVIEW').data?.reasonRequired ?? false;
  const asksFirst = (wanted: Action) => (wanted === 'approve' ? reasonRequired || (run.approval?.needed ?? 1) > 1 : wanted in QUESTIONS);
  const begin = (wanted: Action) => (asksFirst(wanted) ? setAsking(wanted) : action.act(wanted));
  const question = asking && QUESTIONS[asking];
  const { refusal } = action;
  const usual = useUsualCanary(run);

  return (
    <footer className="run-foot" aria-label="Decide">
      {refusal && (
        <div className="notice run-refused" data-tone="bad" role="alert">
          <IconAlertTriangle size={18} aria-hidden />
          <span className="notice-text">
            <strong>{refusal.problem.title}</strong>
            {refusalText(refusal.problem, run, me)}
          </span>
          <CloseButton size="sm" aria-label="Close the message" onClick={action.dismiss} />
        </div>
      )}
      <span className="run-foot-says">
        {says(run, role, me, moment)}
        {usual && ' It begins with the usual canary of the project.'}
      </span>
      <Group gap="xs">
        {actions.includes('apply') && canBegin(run) && (
          <Button variant="default" disabled={action.busy !== undefined} onClick={() => setBeginning(true)}>
            {usual ? 'Apply otherwise' : 'Apply with a canary'}
          </Button>
        )}
        {actions.map((one, index) => (
          <Button
            key={one}
            variant={index === actions.length - 1 && one !== 'undo' && one !== 'cancel' ? 'filled' : 'default'}
            loading={action.busy === one}
            disabled={action.busy !== undefined && action.busy !== one}
            onClick={() => begin(one)}
          >
            {one === 'apply' ? `Apply ${count(changedOf(run))} ${changedOf(run) === 1 ? 'price' : 'prices'}` : LABELS[one]}
          </Button>
        ))}
      </Group>
      {asking && question && (
        <Question
          title={question.title}
          text={question.text}
          yes={question.yes}
          reason={question.reason ? (reasonRequired ? 'required' : 'optional') : undefined}
          tone={asking === 'undo' || asking === 'approve' ? 'usual' : undefined}
          onClose={() => setAsking(undefined)}
          onYes={(reason) => {
            setAsking(undefined);
            action.act(asking, { reason });
          }}
        />
      )}
      {beginning && (
        <Suspense fallback={null}>
          <CanaryDialog
            run={run}
            usual={usual}
            onClose={() => setBeginning(false)}
            onYes={(canary) => {
              setBeginning(false);
              action.act('apply', { canary });
            }}
          />
        </Suspense>
      )}
    </footer>
  );
}

const QUESTIONS: Readonly<Partial<Record<Action, { readonly title: string; readonly text: string; readonly yes: string; readonly reason?: boolean }>>> = {
  approve: { title: 'Approve this run?', text: 'Nothing is written before it is applied.', yes: 'Approve', reason: true },
  reject: { title: 'Reject this run?', text: 'Nothing of it will be written. It cannot be approved later.', yes: 'Reject', reason: true },
  cancel: { title: 'Cancel this run?', text: 'What is written stays, what waits is dropped. Pause it to go on later.', yes: 'Cancel the run' },
  undo: {
    title: 'Undo this run?',
    text: 'A new run puts back what was there before. It is approved and applied like any other; prices that were edited elsewhere stay as they are.',
    yes: 'Propose the undo',
  },
};
