--liquibase formatted sql
-- How many people a run needs, who of them has agreed, and lines that are left out of it.

--changeset calibr:018-run-approval
-- approval is what the project's policy decided, with the figures it decided by; null for a LAYER run, which the approval of
-- its layers covers. selection grows whenever lines are left out or taken back: an approval is for one selection only.
alter table calibr.run
  add column approval jsonb check (jsonb_typeof(approval) = 'object'),
  add column selection integer not null default 0 check (selection >= 0);
create table calibr.run_approval (
  tenant_id  uuid        not null,
  run_id     uuid        not null,
  selection  integer     not null check (selection >= 0),
  user_id    uuid        not null,
  reason     text,
  created_at timestamptz not null,
  primary key (tenant_id, run_id, selection, user_id),
  foreign key (tenant_id, run_id) references calibr.run,
  foreign key (tenant_id, user_id) references calibr.app_user
);
call calibr.isolate('calibr.run_approval');
grant select, insert on calibr.run_approval to calibr_app;
grant select on calibr.run_approval to calibr_worker;
--rollback drop table calibr.run_approval;
--rollback alter table calibr.run drop column selection, drop column approval;

--changeset calibr:018-excluded-line
-- Lines that somebody left out one by one; those of a run that was rejected as a whole have no code. Sums of a run leave the
-- former out, and there are few of them.
create index target_left_out on calibr.target (tenant_id, run_id, sku) where state = 'EXCLUDED' and error_code = 'EXCLUDED';
--rollback drop index calibr.target_left_out;
