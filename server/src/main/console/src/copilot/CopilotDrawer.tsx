import { Button, Drawer, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconSend, IconSparkles } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

import { ask, Problem } from '../api/client';
import type { CopilotAnswer } from '../api/types';
import { Answer, Refusal } from './Answer';
import { Suggestions } from './Suggestions';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

interface Turn {
  readonly question: string;
  readonly answer?: CopilotAnswer;
  readonly problem?: Problem;
}

const STARTERS = [
  'Which prices changed since yesterday?',
  'Show the 10 lowest margins',
  'Which prices went up last week?',
];
const LONGEST = 2_000;

/** Questions about prices in plain words. It reads and explains; it changes nothing. */
export default function CopilotDrawer({ opened, onClose }: Props) {
  const [turns, setTurns] = useState<readonly Turn[]>([]);
  const [draft, setDraft] = useState('');
  const last = useRef<HTMLDivElement>(null);
  const asking = useMutation({
    mutationFn: (question: string) => ask<CopilotAnswer>('/api/v1/copilot/query', { question }),
    onSuccess: (answer, question) => setTurns((before) => [...before, { question, answer }]),
    onError: (error, question) => setTurns((before) => [...before, { question, problem: asProblem(error) }]),
  });
  const send = (text: string) => {
    const question = text.trim();
    if (question && !asking.isPending) {
      setDraft('');
      asking.mutate(question);
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      send(draft);
    }
  };
  useEffect(() => {
    // some browsers return a promise, which is no clean-up
    void last.current?.scrollIntoView({ block: 'start' });
  }, [turns.length, asking.isPending]);

  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={720}
      title={
        <Group gap={8}>
          <IconSparkles size={18} aria-hidden /> Copilot
        </Group>
      }
      closeButtonProps={{ 'aria-label': 'Close the copilot' }}
      classNames={{ content: 'copilot', body: 'copilot-body' }}
    >
      <div className="copilot-turns" aria-live="polite" aria-busy={asking.isPending}>
        {turns.length === 0 && !asking.isPending && <Welcome onAsk={send} />}
        {turns.map((turn, at) => (
          <div key={at} ref={at === turns.length - 1 && !asking.isPending ? last : undefined} className="copilot-turn">
            <Question text={turn.question} />
            {turn.answer && <Answer answer={turn.answer} onAsk={send} onLeave={onClose} />}
            {turn.problem && <Refusal problem={turn.problem} onRetry={() => send(turn.question)} />}
          </div>
        ))}
        {asking.isPending && (
          <div ref={last} className="copilot-turn">
            <Question text={asking.variables} />
            <Text size="sm" c="dimmed">
              Looking it up…
            </Text>
          </div>
        )}
      </div>
      <form
        className="copilot-ask"
        onSubmit={(event) => {
          event.preventDefault();
          send(draft);
        }}
      >
        <Textarea
          data-autofocus
          aria-label="Your question"
          placeholder="Ask about prices, margins, rules and runs"
          value={draft}
          maxLength={LONGEST}
          autosize
          minRows={1}
          maxRows={5}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <Button
          type="submit"
          disabled={draft.trim() === ''}
          loading={asking.isPending}
          leftSection={<IconSend size={16} aria-hidden />}
        >
          Ask
        </Button>
      </form>
    </Drawer>
  );
}

function Welcome({ onAsk }: { readonly onAsk: (question: string) => void }) {
  return (
    <Stack gap="xs">
      <Text size="sm">
        Ask in plain words. Answers come from the project&apos;s own figures, with the numbers they rest on. The copilot
        reads and explains; it changes nothing.
      </Text>
      <Text size="xs" fw={600} c="dimmed">
        For example
      </Text>
      <Suggestions questions={STARTERS} onAsk={onAsk} />
      <Text size="sm" c="dimmed">
        With the code or the title of a SKU you can ask why its price changed, and who approved it.
      </Text>
    </Stack>
  );
}

function Question({ text }: { readonly text: string }) {
  return (
    <p className="copilot-question">
      <span className="visually-hidden">You asked: </span>
      {text}
    </p>
  );
}

function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(0, 'The answer cannot be read');
}
