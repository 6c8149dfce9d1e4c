--liquibase formatted sql
-- Runs that begin with a few prices, and undoing a part of a run or going back to an instant.

--changeset calibr:019-replaced
-- where an UNDO run leaves a price as it is: the version that had replaced it
alter table calibr.target add column replaced_by uuid;
--rollback alter table calibr.target drop column replaced_by;

--changeset calibr:019-undo-to
-- an UNDO run undoes another one, or goes back to the instant as_of and names none
alter table calibr.run
  drop constraint run_executes_one_thing,
  add constraint run_executes_one_thing check (num_nonnulls(rulebook_version_id, rule_version_id, undo_of)
    = case kind when 'PRICE' then 1 when 'LAYER' then 0 else num_nonnulls(undo_of) end),
  drop constraint run_undo_names_its_run,
  add constraint run_undo_names_its_run check (undo_of is null or kind = 'UNDO');
--rollback alter table calibr.run drop constraint run_undo_names_its_run, add constraint run_undo_names_its_run check ((kind = 'UNDO') = (undo_of is not null));
--rollback alter table calibr.run drop constraint run_executes_one_thing, add constraint run_executes_one_thing check (num_nonnulls(rulebook_version_id, rule_version_id, undo_of) = case when kind = 'LAYER' then 0 else 1 end);

--changeset calibr:019-canary
-- A run's canary: what was asked for, how many of its targets each step has written (sizes, counted from the first), the step
-- that is open now, and what the last look found. Targets of later steps are due at infinity until theirs is open.
alter table calibr.target add column canary_step integer not null default 0 check (canary_step >= 0);
create table calibr.canary (
  tenant_id   uuid        not null,
  run_id      uuid        not null,
  plan        jsonb       not null check (jsonb_typeof(plan) = 'object'),
  state       text        not null check (state in ('PLANNED', 'WRITING', 'WATCHING', 'HALTED', 'RAMPED', 'OVERRULED')),
  version     bigint      not null default 0,
  sizes       integer[]   not null default '{}',
  step        integer     not null default 0 check (step >= 0),
  watch_until timestamptz,
  figures     jsonb       not null default '{}' check (jsonb_typeof(figures) = 'object'),
  reason      text,
  primary key (tenant_id, run_id),
  foreign key (tenant_id, run_id) references calibr.run,
  constraint canary_watches_until check ((state = 'WATCHING') = (watch_until is not null))
);
call calibr.isolate('calibr.canary');
grant select, insert, update on calibr.canary to calibr_app;
grant select, insert, update on calibr.canary to calibr_worker;
--rollback drop table calibr.canary;
--rollback alter table calibr.target drop column canary_step;
