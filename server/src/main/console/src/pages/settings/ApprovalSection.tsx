import { Switch } from '@mantine/core';

import type { ApprovalPolicy } from '../../api/policies';
import { ApprovalRules, ApprovalRulesShown } from './ApprovalRules';
import { type ApprovalForm, formOf, policyOf } from './approvals';
import { type FormProps, PolicySection } from './PolicySection';

const SWITCHES = [
  { name: 'fourEyes', label: 'Nobody approves their own run or sale', off: 'Who asks for a run or a sale may approve it' },
  { name: 'reasonRequired', label: 'Every decision has a reason', off: 'Decisions need no reason' },
  { name: 'autoApproveUndo', label: 'An undo needs no approval', off: 'An undo is approved like any other run' },
] as const;

/** How many people have to agree to a run, by what it comes to. */
export function ApprovalSection() {
  return (
    <PolicySection<ApprovalPolicy, ApprovalForm>
      name="approvals"
      title="Approvals"
      counts="Rules count for runs made from now on."
      action="project.approvals_decided"
      formOf={formOf}
      policyOf={policyOf}
      edit={(props) => <Edit {...props} />}
      show={(policy) => <Shown policy={policy} />}
    />
  );
}

function Edit({ form, onChange }: FormProps<ApprovalForm>) {
  return (
    <>
      <div className="settings-switches">
        {SWITCHES.map(({ name, label }) => (
          <Switch key={name} label={label} checked={form[name]} onChange={({ currentTarget: { checked } }) => onChange({ ...form, [name]: checked })} />
        ))}
      </div>
      <ApprovalRules form={form} onChange={onChange} />
    </>
  );
}

function Shown({ policy }: { readonly policy: ApprovalPolicy }) {
  return (
    <>
      <ul className="settings-says">
        {SWITCHES.map(({ name, label, off }) => (
          <li key={name}>{policy[name] ? label : off}</li>
        ))}
      </ul>
      <ApprovalRulesShown rules={policy.rules} />
    </>
  );
}
