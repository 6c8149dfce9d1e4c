import { Alert, Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { Vocabulary } from '../../../api/authoring';
import { useReturnFocus } from '../../common/useReturnFocus';
import { type Offer, offersOf } from './vocabulary';

interface Props {
  readonly vocabulary: Vocabulary | undefined;
  readonly stage: string | undefined;
  readonly currency: string | undefined;
  readonly taken: readonly string[];
  /** The header that is changed; a new column without it. */
  readonly header: string | undefined;
  readonly onChoose: (header: string) => void;
  readonly onClose: () => void;
}

/** Opens when asked to, and inside the dialog, where the keyboard and screen readers are. */
const DROPDOWN = { openOnFocus: false, comboboxProps: { withinPortal: false } } as const;

/** Chooses what a column asks or does, from the words of the project. */
export default function ColumnDialog({ vocabulary, stage, currency, taken, header, onChoose, onClose }: Props) {
  useReturnFocus();
  const offers = vocabulary ? offersOf(vocabulary, stage) : [];
  const [word, setWord] = useState<string | null>(header ? (keyOf(offers.find((offer) => header.split(' ')[0] === offer.word))) : null);
  const [follower, setFollower] = useState<string | null>(null);
  const [free, setFree] = useState(header ?? '');
  const offer = offers.find((one) => keyOf(one) === word);
  const wanted = offer ? headerOf(offer, follower) : free.trim();
  const refused = wanted !== header && taken.includes(wanted) ? `There is a column ${wanted} already.` : undefined;
  return (
    <Modal opened onClose={onClose} title={header ? `Change column ${header}` : 'Add column'} transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted && !refused) onChoose(wanted);
        }}
      >
        <Stack gap="sm">
          {vocabulary ? (
            <>
              <Select
                {...DROPDOWN}
                label="Asks or does"
                placeholder="Such as stock, or percent"
                data-autofocus
                searchable
                nothingFoundMessage="No such word"
                value={word}
                onChange={(next) => {
                  setWord(next);
                  setFollower(null);
                }}
                data={(['Condition', 'Action', 'Other'] as const).map((group) => ({
                  group: GROUPS[group],
                  items: offers.filter((one) => one.group === group).map((one) => ({ value: keyOf(one)!, label: one.label })),
                }))}
              />
              {offer && offer.followers.length > 1 && (
                <Select
                  {...DROPDOWN}
                  label={offer.group === 'Condition' ? 'How it compares' : 'How'}
                  value={follower ?? offer.followers[0]!}
                  allowDeselect={false}
                  onChange={setFollower}
                  data={offer.followers.map((value) => ({ value, label: value || offer.word }))}
                />
              )}
              {offer && (
                <Text size="sm" c="dimmed">
                  {offer.about}
                  {/amount|money/.test(offer.about) && currency === undefined ? ' (the table needs a currency for it)' : ''}
                </Text>
              )}
            </>
          ) : (
            <TextInput label="Header" data-autofocus description="A term and an operator, or an action, such as stock > or percent" value={free} onChange={(event) => setFree(event.currentTarget.value)} />
          )}
          {wanted && (
            <Text size="sm">
              Header: <code className="figure">{wanted}</code>
            </Text>
          )}
          {refused && (
            <Alert color="red" role="alert">
              {refused}
            </Alert>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={!wanted || refused !== undefined || wanted === header}>
              {header ? 'Change column' : 'Add column'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

const GROUPS = { Condition: 'When (conditions)', Action: 'Then (actions)', Other: 'Others' } as const;

/** A term and an action may share their word. */
const keyOf = (offer: Offer | undefined) => (offer ? `${offer.group} ${offer.word}` : null);

const headerOf = ({ word, followers }: Offer, follower: string | null) => `${word} ${follower ?? followers[0] ?? ''}`.trim();
