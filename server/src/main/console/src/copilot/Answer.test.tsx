import { fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';

import type { CopilotAnswer } from '../api/types';
import { renderAt } from '../test-page';
import { Answer } from './Answer';

const ANSWERED: CopilotAnswer = {
  outcome: 'ANSWERED',
  answer: 'Two SKUs.',
  confidence: 0.62,
  planner: 'OFFLINE_AFTER_MODEL_FAILED',
  links: [],
  suggestions: [],
};

function show(answer: Partial<CopilotAnswer>) {
  const asked = vi.fn();
  renderAt('/catalogue', <Answer answer={{ ...ANSWERED, ...answer }} onAsk={asked} onLeave={() => {}} />);
  return asked;
}

test('it says how sure it is, and who understood the question', () => {
  show({});

  expect(screen.getByText(/Fair confidence \(62 %\)/).textContent).toContain('The language model failed');
});

test('markup in an answer or a title is text', () => {
  show({
    answer: '<img src=x onerror=alert(1)>',
    table: { columns: [{ name: 't', label: 'Title', type: 'TEXT' }], rows: [['<b>bold</b>']] },
  });

  expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeDefined();
  expect(screen.getByText('<b>bold</b>')).toBeDefined();
  expect(document.querySelector('img, b')).toBeNull();
});

test('links lead into the console only', () => {
  show({
    links: [
      { label: 'the run', href: '/console/runs/7' },
      { label: 'elsewhere', href: 'https://evil.example/console/' },
      { label: 'script', href: 'javascript:alert(1)' },
    ],
  });

  expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(['/runs/7']);
});

test('what it cannot do is told apart, with what it can', () => {
  const asked = show({ outcome: 'UNSUPPORTED', answer: 'It knows no weather.', suggestions: ['Average margin?'] });

  expect(screen.getByRole('alert').textContent).toContain('The copilot cannot answer this');
  expect(screen.queryByText(/confidence/)).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Average margin?' }));
  expect(asked).toHaveBeenCalledWith('Average margin?');
});

test('where several SKUs are meant, it asks which one', () => {
  show({ outcome: 'CLARIFY', answer: 'Several SKUs are meant.', suggestions: ['Why did the price of MUG-1 change?'] });

  expect(screen.getByText('Which one?')).toBeDefined();
  expect(screen.queryByText('What it can answer')).toBeNull();
});

test('figures are shown in the units of their columns', () => {
  show({
    table: {
      columns: [
        { name: 'price', label: 'Price', type: 'MONEY' },
        { name: 'margin', label: 'Margin', type: 'PERCENT' },
        { name: 'skus', label: 'SKUs', type: 'NUMBER' },
      ],
      rows: [[{ amount: '1234.50', currency: 'USD', minorUnits: 123450 }, 12.44, 1200]],
    },
  });

  expect(screen.getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['$1,234.50', '12.4 %', '1,200']);
});
