import '@mantine/spotlight/styles.layer.css';

import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconPackage, IconPlayerPlay, IconSearch, IconSparkles, IconTable } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useEffect, useState } from 'react';
import { useLocation } from 'wouter';

import { get } from '../api/client';
import { usePriceList } from '../api/priceList';
import type { Run } from '../api/runs';
import type { Page, Rule, Sku } from '../api/types';
import { money, runTitle, shortId, useTimes, words } from './format';
import { PAGES } from './pages';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onCopilot: () => void;
}

const [store, palette] = createSpotlight();
const MOST = 6;

/** Goes on to the scroll area of the list: what scrolls can be reached by Tab. */
const SCROLLED_BY_KEYS = { viewportProps: { tabIndex: 0 } };

/** Goes to any page, SKU, rule or run by its name. */
export default function Palette({ opened, onClose, onCopilot }: Props) {
  const [, go] = useLocation();
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query.trim(), 180);
  const times = useTimes();
  const { list } = usePriceList(opened);
  useEffect(() => {
    if (opened) {
      palette.open();
    } else {
      palette.close();
    }
  }, [opened]);

  const skus = useQuery({
    queryKey: ['palette', 'skus', list?.slug, asked],
    queryFn: ({ signal }) =>
      get<Page<Sku>>('/api/v1/catalog', { query: { q: asked, priceList: list?.slug, limit: MOST }, signal }),
    enabled: opened && list !== undefined && asked.length > 1,
    placeholderData: keepPreviousData,
  });
  const rules = useQuery({
    queryKey: ['palette', 'rules'],
    queryFn: ({ signal }) => get<Page<Rule>>('/api/v1/rules', { query: { limit: 500 }, signal }),
    enabled: opened,
  });
  const runs = useQuery({
    queryKey: ['palette', 'runs'],
    queryFn: ({ signal }) => get<Page<Run>>('/api/v1/runs', { query: { limit: 100 }, signal }),
    enabled: opened,
  });

  const matches = matcher(query);
  const pages = PAGES.filter((page) => matches(page.label));
  const someSkus = asked.length > 1 && query.trim() !== '' ? (skus.data?.items ?? []) : [];
  const someRules = (rules.data?.items ?? []).filter((rule) => matches(rule.name, rule.slug)).slice(0, MOST);
  const someRuns = (runs.data?.items ?? []).filter((run) => matches(...runWords(run))).slice(0, MOST);
  const nothing = pages.length + someSkus.length + someRules.length + someRuns.length === 0;
  // Enter takes the first, whenever what is found changes
  useEffect(() => {
    const frame = requestAnimationFrame(selectFirst);
    return () => cancelAnimationFrame(frame);
  }, [opened, query, skus.data, rules.data, runs.data]);
  const goTo = (path: string) => {
    onClose();
    go(path);
  };

  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      shortcut={null}
      scrollable
      maxHeight={460}
      attributes={{ content: { 'aria-label': 'Search' } }}
    >
      <Spotlight.Search
        placeholder="SKU, rule, run or page"
        aria-label="SKU, rule, run or page"
        leftSection={<IconSearch size={18} aria-hidden />}
      />
      <Spotlight.ActionsList {...SCROLLED_BY_KEYS}>
        <Group label="Pages" show={pages.length > 0}>
          {pages.map(({ path, label, icon: Icon }) => (
            <Spotlight.Action
              key={path}
              label={label}
              leftSection={<Icon size={18} aria-hidden />}
              onClick={() => goTo(path)}
            />
          ))}
        </Group>
        <Group label="SKUs" show={someSkus.length > 0}>
          {someSkus.map((sku) => (
            <Spotlight.Action
              key={sku.sku}
              label={sku.sku}
              description={sku.title ?? ''}
              leftSection={<IconPackage size={18} aria-hidden />}
              rightSection={<span className="figure">{money(sku.prices.sellingPrice)}</span>}
              onClick={() => goTo(`/catalogue?sku=${encodeURIComponent(sku.sku)}`)}
            />
          ))}
        </Group>
        <Group label="Rules" show={someRules.length > 0}>
          {someRules.map((rule) => (
            <Spotlight.Action
              key={rule.id}
              label={rule.name}
              description={rule.name === rule.slug ? words(rule.kind) : rule.slug}
              leftSection={<IconTable size={18} aria-hidden />}
              onClick={() => goTo(`/rules/${rule.id}`)}
            />
          ))}
        </Group>
        <Group label="Runs" show={someRuns.length > 0}>
          {someRuns.map((run) => (
            <Spotlight.Action
              key={run.id}
              label={`${runTitle(run)}, ${words(run.state).toLowerCase()}`}
              description={`${times.absolute(run.times.createdAt)} · ${shortId(run.id)}`}
              leftSection={<IconPlayerPlay size={18} aria-hidden />}
              onClick={() => goTo(`/runs/${run.id}`)}
            />
          ))}
        </Group>
        {nothing && !skus.isFetching && <Spotlight.Empty>Nothing is called “{query.trim()}”.</Spotlight.Empty>}
        <Group label="Copilot" show>
          <Spotlight.Action
            label="Ask the copilot"
            leftSection={<IconSparkles size={18} aria-hidden />}
            onClick={onCopilot}
          />
        </Group>
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** Spotlight does so itself as the query changes, but not when answers come in later. */
function selectFirst() {
  const list = document.getElementById(store.getState().listId);
  list?.querySelector('[data-selected]')?.removeAttribute('data-selected');
  list?.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
  store.updateState((state) => ({ ...state, selected: 0 }));
}

function Group({ label, show, children }: { label: string; show: boolean; children: ReactNode }) {
  return show ? <Spotlight.ActionsGroup label={label}>{children}</Spotlight.ActionsGroup> : null;
}

/** Whether every word that was typed begins or is inside one of the names. */
function matcher(query: string): (...names: readonly string[]) => boolean {
  const parts = query.toLowerCase().split(/\s+/).filter(Boolean);
  return (...names) => {
    const all = names.join(' ').toLowerCase();
    return parts.every((part) => all.includes(part));
  };
}

function runWords(run: Run): string[] {
  return [runTitle(run), words(run.state), run.id, run.people.requester?.name ?? '', 'run'];
}
