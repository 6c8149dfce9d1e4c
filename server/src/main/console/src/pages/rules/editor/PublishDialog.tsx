import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';

import { ifMatch, post, type Problem } from '../../../api/client';
import type { Run } from '../../../api/runs';
import type { Rule, RuleVersion } from '../../../api/types';
import { notify } from '../../../ui/notify';
import { useScope } from '../../common/project';
import { useReturnFocus } from '../../common/useReturnFocus';
import { DiffView } from '../versions/DiffView';
import { useDiff } from '../versions/queries';
import { counted, type Finding } from './findings';
import { summary } from './FindingsPanel';

interface Props {
  readonly rule: Rule;
  readonly revision: number;
  readonly findings: readonly Finding[];
  readonly failedTests: number;
  /** The price list of the dry run that is made with the version; none where it is only published. */
  readonly reviewIn: string | undefined;
  /** Saves what waits and says which revision that came to: what is published is what is shown. */
  readonly flush: () => Promise<number>;
  readonly onPublished: (version: RuleVersion) => void;
  readonly onClose: () => void;
}

/** Makes the draft the next version: what changes with it, what is found in it, and why. */
export default function PublishDialog({ rule, revision, findings, failedTests, reviewIn, flush, onPublished, onClose }: Props) {
  useReturnFocus();
  const scope = useScope();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const [reason, setReason] = useState('');
  const diff = useDiff(rule.id, rule.publishedVersion ?? '', 'draft', revision, rule.publishedVersion !== undefined);
  const publish = useMutation<RuleVersion, Problem>({
    mutationFn: async () => {
      const seen = await flush();
      return post<RuleVersion>(`/api/v1/rules/${rule.id}/publish`, { reason: reason.trim() || undefined }, { headers: ifMatch(seen) });
    },
    onSuccess: (version) => {
      void queries.invalidateQueries({ queryKey: [scope, 'rules'] });
      void queries.invalidateQueries({ queryKey: [scope, 'rule', rule.id] });
      notify.done(`Version ${version.number} is published`);
      onPublished(version);
      if (reviewIn !== undefined) {
        post<Run>('/api/v1/runs', { rule: rule.slug, priceList: reviewIn }).then((run) => go(`/runs/${run.id}`), notify.problem);
      }
    },
  });
  const errors = counted(findings).ERROR;
  const refused = publish.error?.facts.findings as readonly { readonly message?: string }[] | undefined;
  return (
    <Modal opened onClose={onClose} size="lg" title={`Publish version ${(rule.publishedVersion ?? 0) + 1}`} transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          publish.mutate();
        }}
      >
        <Stack gap="sm">
          {(errors > 0 || failedTests > 0) && (
            <Alert color="orange" title="It will be refused as it is">
              {errors > 0 && `The table has ${summary(findings)}. `}
              {failedTests > 0 && `${failedTests} of its tests ${failedTests === 1 ? 'fails' : 'fail'}.`}
            </Alert>
          )}
          {errors === 0 && findings.length > 0 && <Text size="sm">Found in it: {summary(findings)}. They do not keep it from being published.</Text>}
          {diff.data ? (
            <div className="publish-diff" role="region" aria-label="What changes" tabIndex={0}>
              <DiffView diff={diff.data} />
            </div>
          ) : (
            <Text size="sm" c="dimmed">
              {rule.publishedVersion === undefined ? 'It becomes the first version.' : diff.isPending ? 'Comparing…' : ''}
            </Text>
          )}
          <Textarea
            label="Why"
            description="Kept with the version, for whoever asks later"
            data-autofocus
            autosize
            minRows={2}
            maxRows={6}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {publish.error && (
            <Alert color="red" role="alert" title={publish.error.title}>
              {refused ? (
                <ul className="plain">
                  {refused.slice(0, 8).map((finding, index) => (
                    <li key={index}>{finding.message}</li>
                  ))}
                </ul>
              ) : (
                publish.error.detail
              )}
            </Alert>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={publish.isPending}>
              {reviewIn === undefined ? 'Publish' : 'Publish and start a dry run'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
