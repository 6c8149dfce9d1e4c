import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconHelpCircle, IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

import type { Problem } from '../api/client';
import type { CopilotAnswer } from '../api/types';
import { AnswerTable } from './AnswerTable';
import { Suggestions } from './Suggestions';

interface Props {
  readonly answer: CopilotAnswer;
  readonly onAsk: (question: string) => void;
  /** A link is followed. */
  readonly onLeave: () => void;
}

const PLANNERS: Readonly<Record<CopilotAnswer['planner'], string>> = {
  OFFLINE: 'Understood without a language model',
  MODEL: 'Understood with a language model',
  OFFLINE_AFTER_MODEL_FAILED: 'The language model failed; understood without it',
};

const NOT_ANSWERED: Readonly<Record<Exclude<CopilotAnswer['outcome'], 'ANSWERED'>, [string, string, ReactNode]>> = {
  CLARIFY: ['One more thing', 'teal', <IconHelpCircle size={18} aria-hidden />],
  REFUSED: ['The copilot does not do this', 'red', <IconLock size={18} aria-hidden />],
  UNSUPPORTED: ['The copilot cannot answer this', 'orange', <IconAlertTriangle size={18} aria-hidden />],
};

const SUGGESTED: Readonly<Record<CopilotAnswer['outcome'], string>> = {
  ANSWERED: 'Ask next',
  CLARIFY: 'Which one?',
  REFUSED: 'What it can answer',
  UNSUPPORTED: 'What it can answer',
};

/** An answer: text is shown as text, whatever it holds. */
export function Answer({ answer, onAsk, onLeave }: Props) {
  return (
    <Stack gap="sm">
      {answer.outcome === 'ANSWERED' ? (
        <Text className="copilot-text">{answer.answer}</Text>
      ) : (
        <NotAnswered outcome={answer.outcome} text={answer.answer} />
      )}
      {answer.table && <AnswerTable table={answer.table} />}
      {answer.explanation && (
        <details className="copilot-how">
          <summary>How this was worked out</summary>
          <Text className="copilot-text" size="sm">
            {answer.explanation}
          </Text>
        </details>
      )}
      <Links links={answer.links} onLeave={onLeave} />
      {answer.suggestions.length > 0 && (
        <Stack gap={4}>
          <Text size="xs" fw={600} c="dimmed">
            {SUGGESTED[answer.outcome]}
          </Text>
          <Suggestions questions={answer.suggestions} onAsk={onAsk} />
        </Stack>
      )}
      <Text size="xs" c="dimmed">
        {answer.outcome === 'ANSWERED' && answer.confidence !== undefined && `${confidence(answer.confidence)} · `}
        {PLANNERS[answer.planner]}
      </Text>
    </Stack>
  );
}

function NotAnswered({ outcome, text }: { readonly outcome: keyof typeof NOT_ANSWERED; readonly text: string }) {
  const [title, color, icon] = NOT_ANSWERED[outcome];
  return (
    <Alert variant="light" color={color} icon={icon} title={title}>
      <span className="copilot-text">{text}</span>
    </Alert>
  );
}

/** Only into the console: an address from an answer never leads out of it. */
function Links({ links, onLeave }: { readonly links: CopilotAnswer['links']; readonly onLeave: () => void }) {
  const ours = links.filter(({ href }) => href.startsWith('/console/'));
  return ours.length === 0 ? null : (
    <Group gap="md">
      {ours.map(({ label, href }) => (
        <Anchor key={href} component={Link} href={href.slice('/console'.length)} size="sm" onClick={onLeave}>
          {label}
        </Anchor>
      ))}
    </Group>
  );
}

/** From 0 to 1: how much of the question was understood, not how true the figures are. */
function confidence(value: number): string {
  const word = value >= 0.8 ? 'High' : value >= 0.5 ? 'Fair' : 'Low';
  return `${word} confidence (${Math.round(value * 100)} %)`;
}

/** The question could not be put at all. */
export function Refusal({ problem, onRetry }: { readonly problem: Problem; readonly onRetry: () => void }) {
  return (
    <Alert variant="light" color="red" icon={<IconAlertTriangle size={18} aria-hidden />} title={problem.title}>
      {problem.detail}
      {problem.passing && (
        <Group mt="xs">
          <Button size="compact-sm" variant="default" onClick={onRetry}>
            Ask again
          </Button>
        </Group>
      )}
    </Alert>
  );
}
