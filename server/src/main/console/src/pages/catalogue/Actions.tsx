import { Button, Menu } from '@mantine/core';
import { IconDownload, IconPlayerPlay } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';

import { download, get, post, type Query } from '../../api/client';
import { useMay } from '../../api/me';
import { useSession } from '../../api/session';
import type { Run, RunRequest } from '../../api/runs';
import type { Page, Rulebook } from '../../api/types';
import { notify } from '../../ui/notify';

/** The rows as a file, with the filters they are seen with. */
export function Export({ filters }: { readonly filters: Query }) {
  const file = useMutation({
    mutationFn: () =>
      download('/api/v1/catalog/export', 'catalogue.csv', {
        query: filters,
        headers: { Accept: 'text/csv, application/problem+json' },
      }),
    onError: notify.problem,
  });
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      loading={file.isPending}
      onClick={() => file.mutate()}
    >
      Export
    </Button>
  );
}

/** Prices every SKU of the list with a published rulebook and opens what came out; writes nothing. */
export function NewDryRun({ priceList }: { readonly priceList: string }) {
  const project = useSession()?.project;
  const [, go] = useLocation();
  const may = useMay('EDITOR');
  const { data } = useQuery({
    queryKey: ['rulebooks', project, 'published'],
    queryFn: ({ signal }) => get<Page<Rulebook>>('/api/v1/rulebooks', { signal, query: { limit: 500 } }),
    enabled: may,
  });
  const start = useMutation({
    mutationFn: (request: RunRequest) => post<Run>('/api/v1/runs', request),
    onSuccess: (run) => go(`/runs/${run.id}`),
    onError: notify.problem,
  });
  const rulebooks = data?.items.filter(({ publishedVersion }) => publishedVersion !== undefined) ?? [];
  if (!may || rulebooks.length === 0) {
    return null;
  }
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button leftSection={<IconPlayerPlay size={16} aria-hidden />} loading={start.isPending}>
          New dry run
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Price the catalogue with</Menu.Label>
        {rulebooks.map(({ slug, name, publishedVersion }) => (
          <Menu.Item key={slug} onClick={() => start.mutate({ rulebook: slug, priceList })}>
            {name}, version {publishedVersion}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
