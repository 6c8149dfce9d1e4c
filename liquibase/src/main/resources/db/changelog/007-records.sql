--liquibase formatted sql

--changeset calibr:007-audit
-- Insert-only. The worker seals rows in batches: it alone may set the four chain columns, and only while there is no hash.
create table calibr.audit (
  tenant_id      uuid        not null,
  id             uuid        not null,
  project_id     uuid,
  at             timestamptz not null,
  actor          text        not null,
  via            text,
  action         text        not null,
  entity         text        not null,
  entity_id      text        not null,
  facts          jsonb       not null default '{}',
  request_id     text,
  recorded_at    timestamptz not null default now(),
  chain_day      date,
  chain_position bigint,
  previous_hash  bytea,
  hash           bytea,
  primary key (tenant_id, id),
  unique (tenant_id, chain_day, chain_position),
  foreign key (tenant_id) references calibr.tenant,
  constraint audit_sealed_whole check (num_nonnulls(chain_day, chain_position, previous_hash, hash) in (0, 4))
);
create index audit_page on calibr.audit (tenant_id, at desc, id desc);
create index audit_entity on calibr.audit (tenant_id, entity, entity_id, at desc);
create index audit_unsealed on calibr.audit (tenant_id, at, id) where hash is null;
create index audit_time on calibr.audit using brin (recorded_at);
call calibr.isolate('calibr.audit');
create policy audit_sealed_once on calibr.audit as restrictive for update using (hash is null) with check (true);
grant select, insert on calibr.audit to calibr_app, calibr_worker;
grant update (chain_day, chain_position, previous_hash, hash) on calibr.audit to calibr_worker;
--rollback drop table calibr.audit;

--changeset calibr:007-idempotency-key
-- status is null while the first request with this key is still being answered
create table calibr.idempotency_key (
  tenant_id    uuid        not null,
  key          text        not null check (length(key) between 1 and 200),
  request_hash bytea       not null,
  status       integer,
  headers      jsonb       not null default '{}',
  response     text,
  created_at   timestamptz not null default now(),
  expires_at   timestamptz not null default now() + interval '24 hours',
  primary key (tenant_id, key),
  foreign key (tenant_id) references calibr.tenant
);
create index idempotency_key_expiry on calibr.idempotency_key (tenant_id, expires_at);
call calibr.isolate('calibr.idempotency_key');
grant select, insert, update, delete on calibr.idempotency_key to calibr_app;
grant select, delete on calibr.idempotency_key to calibr_worker;
--rollback drop table calibr.idempotency_key;
