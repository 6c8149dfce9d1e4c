import { PageHead } from '../ui/PageHead';

export default function RunPage() {
  return <PageHead title="Run" />;
}
