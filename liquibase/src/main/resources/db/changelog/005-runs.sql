--liquibase formatted sql
-- The states are those of the state table in docs/runs.md; the moves between them are the server's, by compare-and-set.

--changeset calibr:005-run
create table calibr.run (
  tenant_id           uuid        not null,
  id                  uuid        not null,
  project_id          uuid        not null,
  kind                text        not null check (kind in ('PRICE', 'LAYER', 'UNDO')),
  state               text        not null default 'PREVIEW' check (state in ('PREVIEW', 'APPROVED', 'REJECTED',
                        'EXPIRED', 'QUEUED', 'APPLYING', 'PAUSED', 'HALTED', 'APPLIED', 'PARTIAL', 'FAILED', 'CANCELLED',
                        'ROLLED_BACK', 'PARTLY_ROLLED_BACK')),
  version             bigint      not null default 0,
  rulebook_version_id uuid,
  rule_version_id     uuid,
  undo_of             uuid,
  price_list_id       uuid        not null,
  connection_id       uuid,
  as_of               timestamptz not null,
  rule_set_hash       text,
  input_hash          text,
  engine_version      text,
  seed                bigint      not null default 0,
  request             jsonb       not null default '{}' check (jsonb_typeof(request) = 'object'),
  counts              jsonb       not null default '{}' check (jsonb_typeof(counts) = 'object'),
  reason              text,
  error               text,
  requested_by        uuid        not null,
  approved_by         uuid,
  created_at          timestamptz not null default now(),
  approved_at         timestamptz,
  queued_at           timestamptz,
  started_at          timestamptz,
  finished_at         timestamptz,
  epoch               bigint      not null default 0,
  lease_until         timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id) references calibr.project,
  foreign key (tenant_id, rulebook_version_id) references calibr.rulebook_version,
  foreign key (tenant_id, rule_version_id) references calibr.rule_version,
  foreign key (tenant_id, undo_of) references calibr.run,
  foreign key (tenant_id, project_id, price_list_id) references calibr.price_list (tenant_id, project_id, id),
  foreign key (tenant_id, project_id, connection_id) references calibr.connection (tenant_id, project_id, id),
  foreign key (tenant_id, requested_by) references calibr.app_user,
  foreign key (tenant_id, approved_by) references calibr.app_user,
  constraint run_executes_one_thing check (num_nonnulls(rulebook_version_id, rule_version_id, undo_of) = 1),
  constraint run_undo_names_its_run check ((kind = 'UNDO') = (undo_of is not null)),
  constraint run_times_are_ordered check (queued_at <= started_at and started_at <= finished_at)
);
create index run_page on calibr.run (tenant_id, project_id, id desc);
create index run_undone on calibr.run (tenant_id, undo_of) where undo_of is not null;
create index run_waiting on calibr.run (tenant_id, lease_until) where state in ('QUEUED', 'APPLYING');
call calibr.isolate('calibr.run');
grant select, insert, update on calibr.run to calibr_app, calibr_worker;
--rollback drop table calibr.run;

--changeset calibr:005-target
-- last_observed_* is what the channel showed when it was read back
create table calibr.target (
  tenant_id                uuid        not null,
  id                       uuid        not null,
  run_id                   uuid        not null,
  project_id               uuid        not null,
  price_list_id            uuid        not null,
  sku                      text        not null,
  connection_id            uuid,
  channel_ref              text        not null check (length(channel_ref) between 1 and 500),
  currency                 char(3)     not null check (currency ~ '^[A-Z]{3}$'),
  before_price             bigint,
  before_compare_at        bigint,
  after_price              bigint      not null,
  after_compare_at         bigint,
  state                    text        not null default 'PREVIEW' check (state in ('PREVIEW', 'QUEUED', 'EXCLUDED',
                             'APPLYING', 'APPLIED', 'SUBMITTED', 'VERIFYING', 'SKIPPED', 'FAILED', 'CANCELLED',
                             'ROLLED_BACK')),
  attempt                  integer     not null default 0 check (attempt >= 0),
  next_at                  timestamptz not null default now(),
  deadline_at              timestamptz,
  lease_until              timestamptz,
  epoch                    bigint      not null default 0,
  idempotency_key          text        not null,
  submission               text,
  last_observed_price      bigint,
  last_observed_compare_at bigint,
  observed_at              timestamptz,
  applied_at               timestamptz,
  error_code               text,
  error_message            text,
  traceparent              text,
  created_at               timestamptz not null default now(),
  updated_at               timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, run_id, channel_ref),
  foreign key (tenant_id, run_id) references calibr.run,
  constraint target_applied_when check (state not in ('APPLIED', 'ROLLED_BACK') or applied_at is not null)
);
create index target_claim on calibr.target (tenant_id, next_at, id) where state = 'QUEUED';
create index target_lease on calibr.target (tenant_id, lease_until) where state in ('APPLYING', 'SUBMITTED', 'VERIFYING');
-- one writer at a time for each price on a channel
create unique index target_in_flight on calibr.target (tenant_id, connection_id, channel_ref)
  where state in ('APPLYING', 'SUBMITTED', 'VERIFYING');
call calibr.isolate('calibr.target');
grant select, insert, update on calibr.target to calibr_app, calibr_worker;
--rollback drop table calibr.target;

--changeset calibr:005-price-change
-- A dry run writes one for each target, so only the target is checked: project, run, list and SKU are copied from it, and
-- five more checks a row would more than double the cost of the insert.
create table calibr.price_change (
  tenant_id         uuid        not null,
  id                uuid        not null,
  project_id        uuid        not null,
  price_list_id     uuid        not null,
  sku               text        not null,
  run_id            uuid,
  target_id         uuid,
  source            text        not null check (source in ('RUN', 'SUGGESTION', 'MANUAL')),
  external_key      text,
  state             text        not null default 'PENDING' check (state in ('PENDING', 'APPROVED', 'REJECTED', 'APPLIED',
                      'FAILED', 'SKIPPED', 'ROLLED_BACK')),
  version           bigint      not null default 0,
  currency          char(3)     not null check (currency ~ '^[A-Z]{3}$'),
  before_price      bigint,
  before_compare_at bigint,
  after_price       bigint      not null,
  after_compare_at  bigint,
  reason            text,
  requested_by      uuid        not null,
  decided_by        uuid,
  created_at        timestamptz not null default now(),
  decided_at        timestamptz,
  applied_at        timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, target_id) references calibr.target,
  constraint price_change_of_a_run check ((source = 'RUN') = (run_id is not null)),
  constraint price_change_of_a_target check ((run_id is null) = (target_id is null))
);
create index price_change_page on calibr.price_change (tenant_id, project_id, id desc);
create index price_change_run on calibr.price_change (tenant_id, run_id, id desc) where run_id is not null;
create index price_change_target on calibr.price_change (tenant_id, target_id) where target_id is not null;
create unique index price_change_key on calibr.price_change (tenant_id, project_id, external_key)
  where external_key is not null;
create index price_change_sku on calibr.price_change (tenant_id, project_id, sku);
call calibr.isolate('calibr.price_change');
grant select, insert, update on calibr.price_change to calibr_app, calibr_worker;
--rollback drop table calibr.price_change;

--changeset calibr:005-explanation
-- stored, never recomputed: facts are what the engine was given, steps what it did with them
create table calibr.explanation (
  tenant_id  uuid        not null,
  run_id     uuid        not null,
  sku        text        not null,
  outcome    text        not null check (outcome in ('PRICED', 'UNCHANGED', 'HELD', 'CONFLICTING', 'NOT_COVERED')),
  facts      jsonb       not null default '{}',
  steps      jsonb       not null default '[]',
  created_at timestamptz not null default now(),
  primary key (tenant_id, run_id, sku),
  foreign key (tenant_id, run_id) references calibr.run
);
call calibr.isolate('calibr.explanation');
grant select, insert on calibr.explanation to calibr_app, calibr_worker;
--rollback drop table calibr.explanation;

--changeset calibr:005-reconciliation
-- counts by finding (matched, drifted, missing, foreign currency); findings lists what did not match
create table calibr.reconciliation (
  tenant_id    uuid        not null,
  id           uuid        not null,
  run_id       uuid        not null,
  counts       jsonb       not null,
  findings     jsonb       not null default '[]',
  requested_by uuid,
  created_at   timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, run_id) references calibr.run,
  foreign key (tenant_id, requested_by) references calibr.app_user
);
create index reconciliation_run on calibr.reconciliation (tenant_id, run_id, created_at desc);
call calibr.isolate('calibr.reconciliation');
grant select, insert on calibr.reconciliation to calibr_app, calibr_worker;
--rollback drop table calibr.reconciliation;
