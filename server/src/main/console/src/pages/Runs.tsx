import { PageHead } from '../ui/PageHead';

export default function Runs() {
  return <PageHead title="Runs" />;
}
