import 'uplot/dist/uPlot.min.css';

import { useEffect, useMemo, useRef, useState } from 'react';
import UPlot from 'uplot';

import type { PriceVersion } from '../../api/types';
import { date, NONE } from '../../ui/format';
import { stepsOf } from './history';

const HEIGHT = 170;
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
  readonly zone: string | undefined;
  /** The id of the table that says the same. */
  readonly describedBy: string;
}

/** The merchant's price and the one runs made of it, over time. */
export default function PriceChart({ versions, zone, describedBy }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const [now] = useState(Date.now);
  const [pointed, setPointed] = useState<number>();
  const steps = useMemo(() => stepsOf(versions, now), [versions, now]);

  useEffect(() => {
    const element = holder.current;
    if (!element) {
      return;
    }
    const stepped = UPlot.paths.stepped!({ align: 1 });
    const chart = new UPlot(
      {
        width: element.clientWidth,
        height: HEIGHT,
        legend: { show: false },
        cursor: { y: false, points: { size: 7 } },
        tzDate: (seconds) => (zone ? UPlot.tzDate(new Date(seconds * 1_000), zone) : new Date(seconds * 1_000)),
        axes: [AXIS, { ...AXIS, size: 52 }],
        series: [
          {},
          { stroke: REGULAR, width: 1.5, dash: [4, 3], paths: stepped, points: { show: false } },
          { stroke: RUN, width: 2, fill: 'rgb(15 118 110 / 8%)', paths: stepped, points: { show: false } },
        ],
        hooks: { setCursor: [({ cursor }) => setPointed(cursor.idx ?? undefined)] },
      },
      [steps.times, steps.regular, steps.run],
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
  const figure = (price: number | null | undefined) => price?.toFixed(2) ?? NONE;
  return (
    <figure className="price-chart">
      <figcaption>
        <span className="price-key" data-line="regular">
          Regular <span className="figure">{figure(steps.regular[at])}</span>
        </span>
        <span className="price-key" data-line="run">
          Set by a run <span className="figure">{figure(steps.run[at])}</span>
        </span>
        <span className="price-day">{pointed === undefined ? 'now' : date(new Date(steps.times[at]! * 1_000).toISOString(), zone)}</span>
      </figcaption>
      <div ref={holder} role="img" aria-label="Prices over time" aria-describedby={describedBy} />
    </figure>
  );
}
