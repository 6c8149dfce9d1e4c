import { useMay } from '../api/me';
import { PageHead } from '../ui/PageHead';
import { ApprovalSection } from './settings/ApprovalSection';
import { CanarySection } from './settings/CanarySection';
import { DriftSection } from './settings/DriftSection';
import { SaleSection } from './settings/SaleSection';
import './common/pages.css';
import './settings/settings.css';

/** What the project decides about its runs, its sales and what its channels show. */
export default function Settings() {
  const may = useMay('ADMIN');
  return (
    <>
      <PageHead title="Settings" sub={may ? 'What the project decides once, for every run and sale' : 'What the project has decided; an administrator changes it'} />
      <div className="settings">
        <ApprovalSection />
        <CanarySection />
        <SaleSection />
        <DriftSection />
      </div>
    </>
  );
}
