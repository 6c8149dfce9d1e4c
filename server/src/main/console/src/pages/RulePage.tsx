import { PageHead } from '../ui/PageHead';

export default function RulePage() {
  return <PageHead title="Rule" />;
}
