--liquibase formatted sql
-- What Calibr wants each price on a channel to be, when channels are read again, and what was found there.

--changeset calibr:020-intended-price
-- One row for each price on a channel: what Calibr wrote last or found as wanted. It goes when somebody edited the price
-- elsewhere and a run left it so. since is measured by the database's clock, as recorded_at of a price version is.
create table calibr.intended_price (
  tenant_id     uuid        not null,
  connection_id uuid        not null,
  channel_ref   text        not null check (length(channel_ref) between 1 and 500),
  sku           text        not null,
  price_list_id uuid        not null,
  currency      char(3)     not null check (currency ~ '^[A-Z]{3}$'),
  price         bigint      not null,
  compare_at    bigint,
  run_id        uuid,
  since         timestamptz not null default now(),
  primary key (tenant_id, connection_id, channel_ref),
  foreign key (tenant_id, connection_id) references calibr.connection on delete cascade,
  foreign key (tenant_id, run_id) references calibr.run
);
create index intended_price_run on calibr.intended_price (tenant_id, run_id, channel_ref);
call calibr.isolate('calibr.intended_price');
grant select on calibr.intended_price to calibr_app;
grant select, insert, update, delete on calibr.intended_price to calibr_worker;
--rollback drop table calibr.intended_price;

--changeset calibr:020-restore-run
-- a RESTORE run writes again what is intended: its request names the reconciliation that found something else
alter table calibr.run
  drop constraint run_kind_check,
  add constraint run_kind_check check (kind in ('PRICE', 'LAYER', 'UNDO', 'RESTORE')),
  drop constraint run_executes_one_thing,
  add constraint run_executes_one_thing check (num_nonnulls(rulebook_version_id, rule_version_id, undo_of)
    = case when kind in ('LAYER', 'RESTORE') then 0 else 1 end);
--rollback alter table calibr.run drop constraint run_kind_check, add constraint run_kind_check check (kind in ('PRICE', 'LAYER', 'UNDO')), drop constraint run_executes_one_thing, add constraint run_executes_one_thing check (num_nonnulls(rulebook_version_id, rule_version_id, undo_of) = case when kind = 'LAYER' then 0 else 1 end);

--changeset calibr:020-adopted-price
-- where a LIST price came from that no file and no person gave
alter table calibr.price_version add column source text;
--rollback alter table calibr.price_version drop column source;

--changeset calibr:020-reconciliation
-- of a channel, or of one run's prices on it; last_sku is how far it has come, finished_at null until it is there
alter table calibr.reconciliation
  alter column run_id drop not null,
  alter column counts set default '{}',
  drop column findings,
  add column project_id uuid,
  add column connection_id uuid,
  add column compared integer not null default 0,
  add column mismatches integer not null default 0,
  add column last_sku text,
  add column finished_at timestamptz,
  add foreign key (tenant_id, project_id, connection_id) references calibr.connection (tenant_id, project_id, id)
    on delete cascade;
create index reconciliation_page on calibr.reconciliation (tenant_id, project_id, id desc) where finished_at is not null;
create index reconciliation_channel on calibr.reconciliation (tenant_id, connection_id, id desc)
  where finished_at is not null;
grant update (counts, compared, mismatches, last_sku, finished_at) on calibr.reconciliation to calibr_app, calibr_worker;
--rollback revoke update (counts, compared, mismatches, last_sku, finished_at) on calibr.reconciliation from calibr_app, calibr_worker;
--rollback drop index calibr.reconciliation_channel; drop index calibr.reconciliation_page;
--rollback alter table calibr.reconciliation drop column project_id, drop column connection_id, drop column compared, drop column mismatches, drop column last_sku, drop column finished_at, add column findings jsonb not null default '[]', alter column counts drop default, alter column run_id set not null;

--changeset calibr:020-reconciliation-finding
-- what was not as intended; run_id is the run whose price it was, restore_run_id the one that writes it again
create table calibr.reconciliation_finding (
  tenant_id           uuid        not null,
  reconciliation_id   uuid        not null,
  sku                 text        not null,
  connection_id       uuid        not null,
  price_list_id       uuid        not null,
  run_id              uuid,
  kind                text        not null check (kind in ('MINOR', 'MISMATCH', 'MISSING', 'FOREIGN_CURRENCY')),
  action              text        not null check (action in ('ALERT', 'RESTORE', 'ADOPT')),
  note                text,
  currency            char(3)     not null check (currency ~ '^[A-Z]{3}$'),
  intended_price      bigint      not null,
  intended_compare_at bigint,
  live_currency       char(3)     check (live_currency ~ '^[A-Z]{3}$'),
  live_price          bigint,
  live_compare_at     bigint,
  restore_run_id      uuid,
  found_at            timestamptz not null,
  primary key (tenant_id, reconciliation_id, sku),
  foreign key (tenant_id, reconciliation_id) references calibr.reconciliation on delete cascade,
  foreign key (tenant_id, run_id) references calibr.run,
  foreign key (tenant_id, restore_run_id) references calibr.run
);
create index reconciliation_finding_restored on calibr.reconciliation_finding (tenant_id, connection_id, sku, found_at desc)
  where action = 'RESTORE';
call calibr.isolate('calibr.reconciliation_finding');
grant select, insert on calibr.reconciliation_finding to calibr_app, calibr_worker;
grant update (restore_run_id) on calibr.reconciliation_finding to calibr_worker;
--rollback drop table calibr.reconciliation_finding;

--changeset calibr:020-channel-watch
-- a channel that Calibr has written to; a worker has it for the length of its lease, reconciliation_id is what it is at
create table calibr.channel_watch (
  tenant_id         uuid        not null,
  connection_id     uuid        not null,
  project_id        uuid        not null,
  until             timestamptz not null,
  reconciliation_id uuid,
  epoch             bigint      not null default 0,
  lease_until       timestamptz,
  primary key (tenant_id, connection_id),
  foreign key (tenant_id, project_id, connection_id) references calibr.connection (tenant_id, project_id, id) on delete cascade
);
call calibr.isolate('calibr.channel_watch');
grant select on calibr.channel_watch to calibr_app;
grant select, insert, update on calibr.channel_watch to calibr_worker;
--rollback drop table calibr.channel_watch;

--changeset calibr:020-channel-check
-- when a watched channel is read again, by the business clock; the daily one is followed by the next
create table calibr.channel_check (
  tenant_id     uuid        not null,
  connection_id uuid        not null,
  due_at        timestamptz not null,
  daily         boolean     not null,
  primary key (tenant_id, connection_id, due_at, daily),
  foreign key (tenant_id, connection_id) references calibr.channel_watch on delete cascade
);
create index channel_check_turn on calibr.channel_check (tenant_id, due_at);
create unique index channel_check_daily on calibr.channel_check (tenant_id, connection_id) where daily;
call calibr.isolate('calibr.channel_check');
grant select on calibr.channel_check to calibr_app;
grant select, insert, delete on calibr.channel_check to calibr_worker;
--rollback drop table calibr.channel_check;

--changeset calibr:020-tenants-with-checks splitStatements:false
grant select (tenant_id, connection_id, lease_until) on calibr.channel_watch to calibr_lookup;
grant select (tenant_id, connection_id, due_at) on calibr.channel_check to calibr_lookup;
set local role calibr_lookup;
create function calibr_lookup.tenants_with_checks(at timestamptz, max integer) returns table (tenant_id uuid)
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    select t.tenant_id
      from calibr.tenant t
     where exists (select from calibr.channel_check c
                     join calibr.channel_watch w on w.tenant_id = c.tenant_id and w.connection_id = c.connection_id
                    where c.tenant_id = t.tenant_id and c.due_at <= at and (w.lease_until is null or w.lease_until <= now()))
     order by random()
     limit max
$$;
revoke all on function calibr_lookup.tenants_with_checks(timestamptz, integer) from public;
grant execute on function calibr_lookup.tenants_with_checks(timestamptz, integer) to calibr_worker;
reset role;
--rollback set local role calibr_lookup; drop function calibr_lookup.tenants_with_checks(timestamptz, integer); reset role;
--rollback revoke select (tenant_id, connection_id, due_at) on calibr.channel_check from calibr_lookup;
--rollback revoke select (tenant_id, connection_id, lease_until) on calibr.channel_watch from calibr_lookup;
