import { Group, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';

interface Props {
  readonly title: string;
  /** Beside the title, such as a status. */
  readonly beside?: ReactNode;
  /** Under the title, in one line. */
  readonly sub?: ReactNode;
  /** What can be done here; at the right. */
  readonly actions?: ReactNode;
}

/** The head of a page; also names the browser's tab. */
export function PageHead({ title, beside, sub, actions }: Props) {
  useEffect(() => {
    document.title = `${title} · Calibr`;
  }, [title]);
  return (
    <Group className="page-head" justify="space-between" align="flex-start" wrap="nowrap">
      <div className="page-title">
        <Group gap="sm">
          <Title order={1}>{title}</Title>
          {beside}
        </Group>
        {sub && (
          <Text size="sm" c="dimmed" component="div" mt={2}>
            {sub}
          </Text>
        )}
      </div>
      {actions && <Group gap="xs">{actions}</Group>}
    </Group>
  );
}
