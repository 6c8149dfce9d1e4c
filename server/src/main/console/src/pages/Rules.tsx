import { PageHead } from '../ui/PageHead';

export default function Rules() {
  return <PageHead title="Rules" />;
}
