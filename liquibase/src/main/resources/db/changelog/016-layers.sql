--liquibase formatted sql
-- Sales as overlays, and runs that the clock asks for. What layers wrote is no regular price: it has a kind of its own among
-- the versions.

--changeset calibr:016-layer
-- next_at is when the business clock next has something to do with it: open it, close it, or take it away again
create table calibr.layer (
  tenant_id           uuid        not null,
  id                  uuid        not null,
  project_id          uuid        not null,
  name                text        not null,
  price_list_id       uuid        not null,
  connection_id       uuid,
  rulebook_version_id uuid,
  rule_version_id     uuid,
  opens_at            timestamptz not null,
  closes_at           timestamptz not null,
  priority            integer     not null default 0,
  state               text        not null default 'PROPOSED' check (state in ('PROPOSED', 'APPROVED', 'REJECTED', 'OPEN',
                        'ENDED', 'REMOVED')),
  version             bigint      not null default 0,
  next_at             timestamptz,
  requested_by        uuid        not null,
  approved_by         uuid,
  created_at          timestamptz not null,
  approved_at         timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id) references calibr.project,
  foreign key (tenant_id, project_id, price_list_id) references calibr.price_list (tenant_id, project_id, id),
  foreign key (tenant_id, project_id, connection_id) references calibr.connection (tenant_id, project_id, id),
  foreign key (tenant_id, rulebook_version_id) references calibr.rulebook_version,
  foreign key (tenant_id, rule_version_id) references calibr.rule_version,
  foreign key (tenant_id, requested_by) references calibr.app_user,
  foreign key (tenant_id, approved_by) references calibr.app_user,
  constraint layer_has_one_effect check (num_nonnulls(rulebook_version_id, rule_version_id) = 1),
  constraint layer_closes_after_it_opens check (closes_at >= opens_at)
);
create index layer_page on calibr.layer (tenant_id, project_id, id desc);
create index layer_turn on calibr.layer (tenant_id, next_at) where next_at is not null;
call calibr.isolate('calibr.layer');
grant select, insert, update on calibr.layer to calibr_app;
grant select, update on calibr.layer to calibr_worker;
--rollback drop table calibr.layer;

--changeset calibr:016-layered-price
-- The prices that layers set now, one for each SKU on a list and channel: what was written last, what it was before the
-- reduction began, and when that was. A row goes when the SKU is back at its regular price, or was edited elsewhere.
create table calibr.layered_price (
  tenant_id     uuid        not null,
  id            uuid        not null default gen_random_uuid(),
  price_list_id uuid        not null,
  connection_id uuid,
  sku           text        not null,
  currency      char(3)     not null check (currency ~ '^[A-Z]{3}$'),
  price         bigint      not null,
  compare_at    bigint,
  prior         bigint      not null,
  began_at      timestamptz not null,
  run_id        uuid        not null,
  primary key (tenant_id, id),
  unique nulls not distinct (tenant_id, price_list_id, connection_id, sku),
  foreign key (tenant_id, price_list_id, sku) references calibr.price,
  foreign key (tenant_id, connection_id) references calibr.connection,
  foreign key (tenant_id, run_id) references calibr.run
);
call calibr.isolate('calibr.layered_price');
grant select on calibr.layered_price to calibr_app;
grant select, insert, update, delete on calibr.layered_price to calibr_worker;
--rollback drop table calibr.layered_price;

--changeset calibr:016-layer-run
-- a LAYER run executes the layers pinned in its request
alter table calibr.run
  drop constraint run_executes_one_thing,
  add constraint run_executes_one_thing
    check (num_nonnulls(rulebook_version_id, rule_version_id, undo_of) = case when kind = 'LAYER' then 0 else 1 end);
create index run_of_layers on calibr.run (tenant_id, price_list_id, id desc) where kind = 'LAYER';
--rollback drop index calibr.run_of_layers;
--rollback alter table calibr.run drop constraint run_executes_one_thing, add constraint run_executes_one_thing check (num_nonnulls(rulebook_version_id, rule_version_id, undo_of) = 1);

--changeset calibr:016-layer-version
alter table calibr.price_version
  drop constraint price_version_kind_check,
  add constraint price_version_kind_check check (kind in ('LIST', 'RUN', 'LAYER')),
  drop constraint price_version_names_its_run,
  add constraint price_version_names_its_run check ((kind in ('RUN', 'LAYER')) = (run_id is not null));
--rollback alter table calibr.price_version drop constraint price_version_kind_check, add constraint price_version_kind_check check (kind in ('LIST', 'RUN')), drop constraint price_version_names_its_run, add constraint price_version_names_its_run check ((kind = 'RUN') = (run_id is not null));

--changeset calibr:016-schedule
-- when dry runs are made: once, at next_at, or again and again as cron says in the project's zone
create table calibr.schedule (
  tenant_id    uuid        not null,
  id           uuid        not null,
  project_id   uuid        not null,
  name         text        not null,
  request      jsonb       not null,
  cron         text,
  next_at      timestamptz,
  requested_by uuid        not null,
  created_at   timestamptz not null,
  removed_at   timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id) references calibr.project,
  foreign key (tenant_id, requested_by) references calibr.app_user
);
create index schedule_page on calibr.schedule (tenant_id, project_id, id desc);
create index schedule_turn on calibr.schedule (tenant_id, next_at) where next_at is not null;
call calibr.isolate('calibr.schedule');
grant select, insert, update on calibr.schedule to calibr_app;
grant select, update on calibr.schedule to calibr_worker;
--rollback drop table calibr.schedule;

--changeset calibr:016-schedule-fire
-- each time a schedule was to make a run, and what came of it; a worker has a DUE one for the length of its lease
create table calibr.schedule_fire (
  tenant_id   uuid        not null,
  id          uuid        not null,
  schedule_id uuid        not null,
  due_at      timestamptz not null,
  state       text        not null check (state in ('DUE', 'DONE', 'FAILED', 'MISSED')),
  epoch       bigint      not null default 0,
  lease_until timestamptz,
  run_id      uuid,
  error       text,
  primary key (tenant_id, id),
  unique (tenant_id, schedule_id, due_at),
  foreign key (tenant_id, schedule_id) references calibr.schedule,
  foreign key (tenant_id, run_id) references calibr.run
);
create index schedule_fire_waiting on calibr.schedule_fire (tenant_id, lease_until) where state = 'DUE';
call calibr.isolate('calibr.schedule_fire');
grant select on calibr.schedule_fire to calibr_app;
grant select, insert, update on calibr.schedule_fire to calibr_worker;
--rollback drop table calibr.schedule_fire;

--changeset calibr:016-tenants-with-turns splitStatements:false
-- the business clock decides, which a demonstration moves: the instant is handed in
grant select (tenant_id, next_at) on calibr.layer to calibr_lookup;
grant select (tenant_id, next_at) on calibr.schedule to calibr_lookup;
grant select (tenant_id, state, lease_until) on calibr.schedule_fire to calibr_lookup;
set local role calibr_lookup;
create function calibr_lookup.tenants_with_turns(at timestamptz, max integer) returns table (tenant_id uuid)
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    select t.tenant_id
      from calibr.tenant t
     where exists (select from calibr.layer l where l.tenant_id = t.tenant_id and l.next_at <= at)
        or exists (select from calibr.schedule s where s.tenant_id = t.tenant_id and s.next_at <= at)
        or exists (select from calibr.schedule_fire f
                    where f.tenant_id = t.tenant_id and f.state = 'DUE' and (f.lease_until is null or f.lease_until <= now()))
     order by random()
     limit max
$$;
revoke all on function calibr_lookup.tenants_with_turns(timestamptz, integer) from public;
grant execute on function calibr_lookup.tenants_with_turns(timestamptz, integer) to calibr_worker;
reset role;
--rollback set local role calibr_lookup; drop function calibr_lookup.tenants_with_turns(timestamptz, integer); reset role;
--rollback revoke select (tenant_id, state, lease_until) on calibr.schedule_fire from calibr_lookup;
--rollback revoke select (tenant_id, next_at) on calibr.schedule from calibr_lookup;
--rollback revoke select (tenant_id, next_at) on calibr.layer from calibr_lookup;

--changeset calibr:016-layer-statistics
-- a large LAYER run tells the planner of itself, as a dry run does
grant maintain on calibr.explanation, calibr.target to calibr_worker;
--rollback revoke maintain on calibr.explanation, calibr.target from calibr_worker;
