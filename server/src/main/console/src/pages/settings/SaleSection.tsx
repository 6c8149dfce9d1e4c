import { Checkbox, NativeSelect, TextInput } from '@mantine/core';

import type { Market, SaleOrder, SalePolicy } from '../../api/policies';
import { usePriceLists } from '../../api/priceList';
import { type FormProps, PolicySection } from './PolicySection';
import { formOf, marketSays, ORDERS, policyOf, type SaleForm, withMarket } from './sales';

/** What becomes of sales that overlap, and for which price lists the directive on prior prices holds. */
export function SaleSection() {
  return (
    <PolicySection<SalePolicy, SaleForm>
      name="sales"
      title="Sales"
      counts="It counts from the next opening or closing on."
      action="project.sales_decided"
      formOf={formOf}
      policyOf={policyOf}
      edit={(props) => <Edit {...props} />}
      show={(policy) => <Shown policy={policy} />}
    />
  );
}

function Edit({ form, onChange }: FormProps<SaleForm>) {
  const lists = usePriceLists().data ?? [];
  const order = ORDERS.find(({ value }) => value === form.policy);
  // what is decided for a list that is not there stays
  const slugs = [...new Set([...lists.map(({ slug }) => slug), ...form.omnibus.keys()])];
  return (
    <>
      <NativeSelect
        label="Where sales overlap, what counts"
        description={order?.text}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maw={500}
        value={form.policy}
        onChange={({ currentTarget: { value } }) => onChange({ ...form, policy: value as SaleOrder })}
        data={ORDERS.map(({ value, label }) => ({ value, label }))}
      />
      {slugs.length > 0 && (
        <>
          <h3>Omnibus</h3>
          <p className="under">Compare-at is at most the lowest price of the 30 days before the reduction began.</p>
          <div className="settings-scrolled">
            <table className="list">
              <caption className="unseen">Omnibus by price list</caption>
              <thead>
                <tr>
                  <th scope="col">Holds for</th>
                  <th scope="col">A reduction that grows keeps its first price</th>
                  <th scope="col">Young goods use their own time on sale</th>
                  <th scope="col">Exempt tag</th>
                </tr>
              </thead>
              <tbody>
                {slugs.map((slug) => (
                  <MarketRow
                    key={slug}
                    name={lists.find((list) => list.slug === slug)?.name ?? slug}
                    market={form.omnibus.get(slug)}
                    onChange={(market) => onChange(withMarket(form, slug, market))}
                  />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </>
  );
}

type Terms = Omit<Market, 'priceList'>;

interface RowProps {
  readonly name: string;
  readonly market: Terms | undefined;
  readonly onChange: (market: Terms | undefined) => void;
}

function MarketRow({ name, market, onChange }: RowProps) {
  const { progressive = true, youngGoods = true, perishableTag = '' } = market ?? {};
  const holds = market !== undefined;
  return (
    <tr>
      <td>
        <Checkbox label={name} aria-label={`Omnibus holds for ${name}`} checked={holds} onChange={({ currentTarget: { checked } }) => onChange(checked ? {} : undefined)} />
      </td>
      <td>
        <Checkbox
          aria-label={`A reduction of ${name} that grows keeps its first price`}
          disabled={!holds}
          checked={holds && progressive}
          onChange={({ currentTarget: { checked } }) => onChange({ ...market, progressive: checked })}
        />
      </td>
      <td>
        <Checkbox
          aria-label={`Young goods of ${name} use their own time on sale`}
          disabled={!holds}
          checked={holds && youngGoods}
          onChange={({ currentTarget: { checked } }) => onChange({ ...market, youngGoods: checked })}
        />
      </td>
      <td>
        <TextInput
          size="xs"
          aria-label={`Tag of goods of ${name} that are exempt`}
          disabled={!holds}
          value={perishableTag}
          onChange={({ currentTarget: { value } }) => onChange({ ...market, perishableTag: value })}
        />
      </td>
    </tr>
  );
}

function Shown({ policy: { policy, omnibus } }: { readonly policy: SalePolicy }) {
  const lists = usePriceLists().data ?? [];
  return (
    <ul className="settings-says">
      <li>{ORDERS.find(({ value }) => value === policy)?.text}</li>
      {omnibus.length === 0 && <li>Omnibus holds for no price list.</li>}
      {omnibus.map(({ priceList, ...market }) => (
        <li key={priceList}>
          Omnibus holds for {lists.find(({ slug }) => slug === priceList)?.name ?? priceList}: {marketSays(market)}.
        </li>
      ))}
    </ul>
  );
}
