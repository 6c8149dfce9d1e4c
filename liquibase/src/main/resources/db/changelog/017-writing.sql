--liquibase formatted sql
-- Writing to channels: how fast, how many calls at once, in which order, and when not at all. Every instant is the database's.

--changeset calibr:017-connection-limited
-- how often in a row the channel has asked for patience
alter table calibr.connection add column limited integer not null default 0 check (limited >= 0);
--rollback alter table calibr.connection drop column limited;

--changeset calibr:017-rate-bucket
-- tokens may be below zero: those who wait have theirs already. Without a burst there is no budget, only a pause
create table calibr.rate_bucket (
  tenant_id     uuid        not null,
  connection_id uuid        not null,
  bucket        text        not null,
  burst         integer     check (burst > 0),
  per_permit    numeric     check (per_permit > 0),
  tokens        numeric     not null default 0,
  refilled_at   timestamptz not null default now(),
  paused_until  timestamptz,
  primary key (tenant_id, connection_id, bucket),
  foreign key (tenant_id, connection_id) references calibr.connection on delete cascade,
  constraint rate_bucket_has_a_whole_budget check ((burst is null) = (per_permit is null))
);
call calibr.isolate('calibr.rate_bucket');
grant select on calibr.rate_bucket to calibr_app;
grant select, insert, update on calibr.rate_bucket to calibr_worker;
--rollback drop table calibr.rate_bucket;

--changeset calibr:017-channel-slot
-- one row for each call that may be in flight on a connection; the epoch keeps one who froze from freeing another's
create table calibr.channel_slot (
  tenant_id     uuid        not null,
  connection_id uuid        not null,
  slot          integer     not null check (slot >= 0),
  epoch         bigint      not null default 0,
  lease_until   timestamptz not null default '-infinity',
  primary key (tenant_id, connection_id, slot),
  foreign key (tenant_id, connection_id) references calibr.connection on delete cascade
);
call calibr.isolate('calibr.channel_slot');
grant select, insert, update on calibr.channel_slot to calibr_worker;
--rollback drop table calibr.channel_slot;

--changeset calibr:017-target-due
-- what is due is claimed run by run: undoing and sales before other prices
create index target_due on calibr.target (tenant_id, run_id, connection_id, next_at, id) where state = 'QUEUED';
drop index calibr.target_claim;
--rollback create index target_claim on calibr.target (tenant_id, next_at, id) where state = 'QUEUED';
--rollback drop index calibr.target_due;

--changeset calibr:017-run-deadline
-- when what a run has not written by then fails: one instant for all its targets, counted from when it was last queued
alter table calibr.run add column deadline_at timestamptz;
alter table calibr.target drop column deadline_at;
--rollback alter table calibr.target add column deadline_at timestamptz;
--rollback alter table calibr.run drop column deadline_at;

--changeset calibr:017-price-freeze
-- while there is a row nothing is written: of a project, or of one of its connections
create table calibr.price_freeze (
  tenant_id     uuid        not null,
  id            uuid        not null,
  project_id    uuid        not null,
  connection_id uuid,
  reason        text        not null check (length(reason) between 1 and 500),
  frozen_by     uuid        not null,
  frozen_at     timestamptz not null,
  primary key (tenant_id, id),
  unique nulls not distinct (tenant_id, project_id, connection_id),
  foreign key (tenant_id, project_id) references calibr.project,
  foreign key (tenant_id, project_id, connection_id) references calibr.connection (tenant_id, project_id, id),
  foreign key (tenant_id, frozen_by) references calibr.app_user
);
call calibr.isolate('calibr.price_freeze');
grant select, insert, delete on calibr.price_freeze to calibr_app;
grant select on calibr.price_freeze to calibr_worker;
--rollback drop table calibr.price_freeze;
