--liquibase formatted sql

--changeset calibr:008-event-log
-- position is for reading on from where one stopped; ids may commit out of order
create table calibr.event_log (
  tenant_id   uuid        not null,
  id          uuid        not null,
  position    bigint      not null generated always as identity,
  project_id  uuid,
  type        text        not null,
  entity      text        not null,
  entity_id   text        not null,
  actor       text        not null,
  facts       jsonb       not null default '{}',
  at          timestamptz not null,
  traceparent text,
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id) references calibr.tenant
);
create index event_log_page on calibr.event_log (tenant_id, at desc, id desc);
create index event_log_entity on calibr.event_log (tenant_id, entity, entity_id, position);
create index event_log_time on calibr.event_log using brin (recorded_at);
call calibr.isolate('calibr.event_log');
grant select, insert on calibr.event_log to calibr_app, calibr_worker;
--rollback drop table calibr.event_log;

--changeset calibr:008-event-key
-- what a consumer has already dealt with: stays unpartitioned when the log is partitioned, so that a key is unique for ever
create table calibr.event_key (
  tenant_id   uuid        not null,
  consumer    text        not null,
  key         text        not null,
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, consumer, key),
  foreign key (tenant_id) references calibr.tenant
);
call calibr.isolate('calibr.event_key');
grant select, insert on calibr.event_key to calibr_app, calibr_worker;
--rollback drop table calibr.event_key;

--changeset calibr:008-outbox
-- order is kept for each (tenant, aggregate): its hash chooses the slot, and a slot has one owner
create table calibr.outbox (
  tenant_id     uuid        not null,
  id            uuid        not null,
  position      bigint      not null generated always as identity,
  slot          smallint    not null check (slot between 0 and 63),
  event_id      uuid        not null,
  type          text        not null,
  aggregate     text        not null,
  aggregate_id  text        not null,
  payload       jsonb       not null default '{}',
  attempt       integer     not null default 0 check (attempt >= 0),
  next_at       timestamptz not null default now(),
  dispatched_at timestamptz,
  error         text,
  traceparent   text,
  created_at    timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, event_id) references calibr.event_log
);
create index outbox_waiting on calibr.outbox (tenant_id, slot, position) where dispatched_at is null;
call calibr.isolate('calibr.outbox');
grant select, insert on calibr.outbox to calibr_app;
grant select, insert, update, delete on calibr.outbox to calibr_worker;
--rollback drop table calibr.outbox;

--changeset calibr:008-outbox-slot
-- Infrastructure without a tenant, exempt from row-level security by name: who may dispatch which slot. The epoch grows
-- with each new owner, so that one who froze past the lease is refused. An advisory lock would survive a frozen JVM.
create table calibr.outbox_slot (
  slot        smallint    primary key check (slot between 0 and 63),
  owner       text,
  epoch       bigint      not null default 0,
  lease_until timestamptz not null default '-infinity'
);
insert into calibr.outbox_slot (slot) select generate_series(0, 15);
grant select, update on calibr.outbox_slot to calibr_worker;
--rollback drop table calibr.outbox_slot;

--changeset calibr:008-dead-letter
create table calibr.dead_letter (
  tenant_id   uuid        not null,
  id          uuid        not null,
  project_id  uuid,
  source      text        not null check (source in ('OUTBOX', 'TARGET')),
  source_id   uuid        not null,
  run_id      uuid,
  class       text        not null check (class in ('RATE_LIMIT', 'TIMEOUT', 'NOT_FOUND', 'AUTHORIZATION', 'NETWORK',
                'VALIDATION', 'SERVER_ERROR', 'UNKNOWN')),
  attempts    integer     not null check (attempts >= 0),
  payload     jsonb       not null default '{}',
  error       text,
  created_at  timestamptz not null default now(),
  requeued_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id) references calibr.tenant,
  foreign key (tenant_id, run_id) references calibr.run
);
create index dead_letter_page on calibr.dead_letter (tenant_id, created_at desc, id desc);
create index dead_letter_run on calibr.dead_letter (tenant_id, run_id) where run_id is not null;
call calibr.isolate('calibr.dead_letter');
grant select, update on calibr.dead_letter to calibr_app;
grant select, insert, update on calibr.dead_letter to calibr_worker;
--rollback drop table calibr.dead_letter;
