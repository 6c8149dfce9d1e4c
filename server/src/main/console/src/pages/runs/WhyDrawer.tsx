import { Drawer, Group, Skeleton, Stack, Text } from '@mantine/core';

import type { Run, RunLine } from '../../api/runs';
import { amount, change, percent } from '../../ui/format';
import { ProblemState } from '../../ui/ProblemState';
import { StatusBadge } from '../../ui/StatusBadge';
import { Waterfall } from '../../ui/Waterfall';
import { useReturnFocus } from '../common/useReturnFocus';
import { useExplanation, useLine } from './queries';
import { reasonOf } from './shown';

interface Props {
  readonly run: Run;
  readonly sku: string;
  readonly onClose: () => void;
}

/** Why a SKU has its price in this run: what fired, in which order, and what each did. */
export default function WhyDrawer({ run, sku, onClose }: Props) {
  useReturnFocus();
  // an undo puts back prices; the run it undoes explains them
  const explained = run.inputs.undoOf ?? run.id;
  const line = useLine(run.id, sku);
  const explanation = useExplanation(explained, sku);
  return (
    <Drawer opened onClose={onClose} position="right" size={480} title={`Why this price? ${sku}`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Stack gap="md">
        {line.data && <Summary line={line.data} />}
        {run.kind === 'UNDO' && (
          <Text size="sm" c="dimmed">
            This run puts back what was there before. Below is how the run it undoes came to its price.
          </Text>
        )}
        {explanation.isPending ? (
          <Stack role="status" aria-busy aria-label="Loading">
            <Skeleton h={36} />
            <Skeleton h={36} />
            <Skeleton h={36} />
          </Stack>
        ) : explanation.isError ? (
          <ProblemState error={explanation.error} onRetry={() => void explanation.refetch()} />
        ) : (
          <Waterfall explanation={explanation.data} />
        )}
      </Stack>
    </Drawer>
  );
}

function Summary({ line }: { readonly line: RunLine }) {
  const reason = reasonOf(line);
  return (
    <div>
      <Text fw={600} size="sm">
        {line.title ?? line.sku}
      </Text>
      <Group gap="sm" mt={4}>
        {line.before && <del className="was figure">{amount(line.before)}</del>}
        {(line.after ?? line.wanted) && (
          <span className="becomes figure" data-held={line.after === undefined}>
            {amount(line.after ?? line.wanted)}
          </span>
        )}
        <span className="figure">{change(line.changePercent)}</span>
        <StatusBadge state={line.target?.state ?? line.outcome ?? 'PREVIEW'} label={line.target?.state === 'PREVIEW' ? 'To write' : undefined} />
      </Group>
      {line.marginBefore !== undefined && (
        <Text size="xs" c="dimmed" mt={4}>
          Cost {amount(line.cost)}, margin {percent(line.marginBefore)} before
          {line.marginAfter !== undefined && `, ${percent(line.marginAfter)} after`}
        </Text>
      )}
      {reason && (
        <p className="reason" data-tone={reason.bad ? 'bad' : undefined}>
          {reason.text}
        </p>
      )}
    </div>
  );
}
