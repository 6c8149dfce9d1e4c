import { Link } from 'wouter';

import type { PriceVersion } from '../../api/types';
import { amount, NONE, useTimes } from '../../ui/format';
import { isByRun } from './history';

interface Props {
  readonly id: string;
  readonly versions: readonly PriceVersion[];
}

/** Every price the SKU was ever said to have, the newest first. */
export function Versions({ id, versions }: Props) {
  const times = useTimes();
  return (
    <table id={id} className="versions">
      <thead>
        <tr>
          <th scope="col">From</th>
          <th scope="col">Until</th>
          <th scope="col" className="end">
            Price
          </th>
          <th scope="col" className="end">
            Compare at
          </th>
          <th scope="col">Source</th>
        </tr>
      </thead>
      <tbody>
        {versions.map((version, index) => (
          <tr key={index}>
            <td>{version.validFrom ? times.date(version.validFrom) : 'Always'}</td>
            <td>{version.validTo ? times.date(version.validTo) : NONE}</td>
            <td className="figure end">{amount(version.price)}</td>
            <td className="figure end">{amount(version.compareAt)}</td>
            <td title={`Recorded ${times.absolute(version.recordedAt)}`}>
              {version.run === undefined ? 'Catalogue' : <Link href={`/runs/${version.run}`}>{isByRun(version) ? 'Run' : 'Undo'}</Link>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
