import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';

import type { Explanation } from '../api/runs';
import { Waterfall } from './Waterfall';

const priced: Explanation = {
  sku: 'MUG',
  outcome: 'PRICED',
  price: { amount: '17.99', currency: 'USD', minorUnits: 1799 },
  reasons: [],
  steps: [
    { stage: 'base', cause: 'regular price', conditions: [], before: '19.9900', after: '19.9900' },
    {
      stage: 'adjust',
      cause: 'offers row 3 (summer)',
      conditions: ['category is Mugs (Mugs)'],
      before: '19.99',
      after: '17.991',
      table: 'offers',
      row: 'summer',
      rowNumber: 3,
      rule: 'r-1',
      version: 4,
    },
    { stage: 'round', cause: 'rounded to the minor unit', conditions: [], before: '17.991', after: '17.99' },
  ],
  waterfall: ['guard floor 12.00 USD of the rulebook, room 5.99: kept'],
};

test('each step says what it added, and the row that fired is one click away', () => {
  render(<Waterfall explanation={priced} />);

  const steps = within(screen.getByRole('list', { name: 'Steps of the price' })).getAllByRole('listitem');
  expect(steps.map((step) => step.textContent)).toEqual([
    'BaseRegular price19.99',
    'Adjustmentoffers, row 3−1.99919.99 →17.991category is Mugs (Mugs)',
    'RoundingRounded to the minor unit−0.00117.991 →17.99',
  ]);
  expect(screen.getByRole('link', { name: 'offers, row 3' }).getAttribute('href')).toBe('/rules/r-1?version=4&row=summer');
  expect(screen.getByText('Kept: floor 12.00 USD of the rulebook, room 5.99')).toBeTruthy();
  expect(screen.getByText('Final price').closest('.waterfall-result')!.textContent).toBe('Final price 17.99');
});

test('a price that was held shows what was wanted and why not', () => {
  const { price: wanted, ...rest } = priced;
  render(<Waterfall explanation={{ ...rest, outcome: 'HELD', wanted: wanted!, reasons: ['below the floor of 18.00'] }} />);

  expect(screen.getByText('Wanted price')).toBeTruthy();
  expect(screen.getByText('Below the floor of 18.00')).toBeTruthy();
  expect(screen.getByText('Held')).toBeTruthy();
});
