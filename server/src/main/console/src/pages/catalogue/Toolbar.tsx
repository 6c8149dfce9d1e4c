import { Chip, Group, NativeSelect, Switch, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { get } from '../../api/client';
import { useSession } from '../../api/session';
import type { Category } from '../../api/types';
import { count, words } from '../../ui/format';
import { type CatalogueQuery, STATUSES } from './query';

interface Props {
  readonly query: CatalogueQuery;
  readonly onChange: (part: Partial<CatalogueQuery>) => void;
}

const TYPING = 250;
const CHIPS = 5;

/** What narrows the catalogue. */
export function Toolbar({ query, onChange }: Props) {
  return (
    <Group gap="sm" mb="sm" className="catalogue-tools">
      <Search text={query.text} onText={(text) => onChange({ text })} />
      <Categories category={query.category} onCategory={(category) => onChange({ category })} />
      <Group gap="sm" ml="auto" wrap="nowrap">
        <NativeSelect
          aria-label="Status"
          w={118}
          value={query.byProduct ? '' : query.status}
          disabled={query.byProduct}
          onChange={(event) => onChange({ status: event.currentTarget.value as CatalogueQuery['status'] })}
          data={[
            { value: '', label: 'Any status' },
            ...STATUSES.map((status) => ({ value: status, label: status === 'off' ? 'Not on sale' : words(status) })),
          ]}
        />
        <Switch
          label="By product"
          checked={query.byProduct}
          onChange={(event) => onChange({ byProduct: event.currentTarget.checked })}
        />
      </Group>
    </Group>
  );
}

function Search({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  const tell = useDebouncedCallback(onText, TYPING);
  useEffect(() => setTyped(text), [text]);
  return (
    <TextInput
      type="search"
      w={230}
      aria-label="Search by SKU or name"
      placeholder="Search by SKU or name"
      leftSection={<IconSearch size={16} aria-hidden />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        tell(event.currentTarget.value.trim());
      }}
    />
  );
}

interface CategoriesProps {
  readonly category: string;
  readonly onCategory: (category: string) => void;
}

/** The largest categories as chips, all the others in a list. */
function Categories({ category, onCategory }: CategoriesProps) {
  const project = useSession()?.project;
  const { data } = useQuery({
    queryKey: ['categories', project],
    queryFn: ({ signal }) => get<{ items: readonly Category[] }>('/api/v1/catalog/categories', { signal }),
    staleTime: 60_000,
  });
  const all = data?.items ?? [];
  const top = all.filter(({ path }) => !path.includes(' > ')).sort((one, other) => other.skus - one.skus);
  const chips = top.slice(0, CHIPS).sort((one, other) => one.path.localeCompare(other.path));
  const others = all.filter((one) => !chips.includes(one));
  return (
    <>
      <Chip.Group multiple={false} value={category} onChange={onCategory}>
        <Group gap={6} role="radiogroup" aria-label="Category">
          <Chip value="" size="sm" variant="outline">
            All
          </Chip>
          {chips.map(({ path, skus }) => (
            <Chip key={path} value={path} size="sm" variant="outline" title={`${count(skus)} SKUs`}>
              {path}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {others.length > 0 && (
        <NativeSelect
          aria-label="More categories"
          w={110}
          value={others.some(({ path }) => path === category) ? category : ''}
          onChange={(event) => onCategory(event.currentTarget.value)}
          data={[
            { value: '', label: 'More…' },
            ...others.map(({ path, skus }) => ({ value: path, label: `${path} (${count(skus)})` })),
          ]}
        />
      )}
    </>
  );
}
