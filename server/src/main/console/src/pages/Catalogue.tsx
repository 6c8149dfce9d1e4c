import { PageHead } from '../ui/PageHead';

export default function Catalogue() {
  return <PageHead title="Catalogue" />;
}
