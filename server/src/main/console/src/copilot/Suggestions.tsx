import { Button, Group } from '@mantine/core';

/** Questions that are one click away. */
export function Suggestions({
  questions,
  onAsk,
}: {
  readonly questions: readonly string[];
  readonly onAsk: (question: string) => void;
}) {
  return (
    <Group gap={6}>
      {questions.map((question) => (
        <Button key={question} className="suggestion" variant="default" size="compact-sm" onClick={() => onAsk(question)}>
          {question}
        </Button>
      ))}
    </Group>
  );
}
