import 'uplot/dist/uPlot.min.css';

import { useEffect, useMemo, useRef, useState } from 'react';
import UPlot from 'uplot';

import type { Money, PriceVersion } from '../../api/types';
import { date, money } from '../../ui/format';
import { CHART_HEIGHT, stepsOf } from './history';

/** The caption is 20 high and 6 above the chart; see catalogue.css. */
const HEIGHT = CHART_HEIGHT - 26;
const REGULAR = '#7a9490';
const RUN = '#0f766e';
const AXIS: UPlot.Axis = {
  stroke: '#4b635f',
  font: "11px 'Inter Variable', sans-serif",
  grid: { stroke: '#e6eeed', width: 1 },
  ticks: { show: false },
};

interface Props {
  readonly versions: readonly PriceVersion[];
  /** Until when it is drawn. */
  readonly until: string;
  readonly zone: string | undefined;
  /** The id of the table that says the same. */
  readonly describedBy: string;
}

/** The merchant's price and the one runs made of it, over time. */
export default function PriceChart({ versions, until, zone, describedBy }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<number>();
  const steps = useMemo(() => stepsOf(versions, Date.parse(until)), [versions, until]);

  useEffect(() => {
    const element = holder.current;
    if (!element) {
      return;
    }
    const chart = new UPlot(
      {
        width: element.clientWidth,
        height: HEIGHT,
        legend: { show: false },
        cursor: { y: false, points: { size: 7 } },
        tzDate: (seconds) => (zone ? UPlot.tzDate(new Date(seconds * 1_000), zone) : new Date(seconds * 1_000)),
        axes: [{ ...AXIS, size: 26, space: 70, values: (_, ticks) => ticks.map(dayOf(steps.times, zone)) }, { ...AXIS, size: 52 }],
        series: [
          {},
          { stroke: REGULAR, width: 1.5, dash: [4, 3], points: { show: false } },
          { stroke: RUN, width: 2, fill: 'rgb(15 118 110 / 8%)', points: { show: false } },
        ],
        hooks: { setCursor: [({ cursor }) => setPointed(cursor.idx ?? undefined)] },
      },
      [steps.times, steps.regular.map(height), steps.run.map(height)],
      element,
    );
    const fit = new ResizeObserver(() => chart.setSize({ width: element.clientWidth, height: HEIGHT }));
    fit.observe(element);
    return () => {
      fit.disconnect();
      chart.destroy();
    };
  }, [steps, zone]);

  const at = pointed ?? steps.times.length - 1;
  return (
    <figure className="price-chart">
      <figcaption>
        <span className="price-key" data-line="regular">
          Regular <span className="figure">{money(steps.regular[at])}</span>
        </span>
        <span className="price-key" data-line="run">
          Set by a run <span className="figure">{money(steps.run[at])}</span>
        </span>
        <span className="price-day">{pointed === undefined ? 'now' : date(new Date(steps.times[at]! * 1_000).toISOString(), zone)}</span>
      </figcaption>
      <div ref={holder} style={{ height: HEIGHT }} role="img" aria-label="Prices over time" aria-describedby={describedBy} />
    </figure>
  );
}

const height = (price: Money | undefined) => (price === undefined ? null : Number(price.amount));

const TWO_YEARS = 2 * 366 * 86_400;

/** The day, or over a longer time the month. */
function dayOf(times: readonly number[], zone: string | undefined): (seconds: number) => string {
  const long = times.at(-1)! - times[0]! > TWO_YEARS;
  const parts = long ? ({ month: 'short', year: 'numeric' } as const) : ({ day: 'numeric', month: 'short' } as const);
  const format = new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: zone });
  return (seconds) => format.format(seconds * 1_000);
}
