--liquibase formatted sql

--changeset calibr:003-rule
-- the row holds the draft, which need not make sense yet and so may have no stage; what was published is immutable in
-- rule_version. examples are the CSV that must hold before the text is published; empty for none
create table calibr.rule (
  tenant_id         uuid        not null,
  id                uuid        not null,
  project_id        uuid        not null,
  slug              text        not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name              text        not null,
  kind              text        not null check (kind in ('table', 'drl', 'builder')),
  stage             text        check (stage in ('base', 'adjust', 'round', 'guard')),
  draft             text        not null,
  examples          text        not null default '',
  published_version integer,
  version           bigint      not null default 0,
  created_by        uuid        not null,
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now(),
  archived_at       timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, project_id, slug),
  foreign key (tenant_id, project_id) references calibr.project,
  foreign key (tenant_id, created_by) references calibr.app_user
);
call calibr.isolate('calibr.rule');
grant select, insert, update on calibr.rule to calibr_app;
grant select on calibr.rule to calibr_worker;
--rollback drop table calibr.rule;

--changeset calibr:003-rule-version
create table calibr.rule_version (
  tenant_id    uuid        not null,
  id           uuid        not null,
  rule_id      uuid        not null,
  number       integer     not null check (number >= 1),
  kind         text        not null check (kind in ('table', 'drl', 'builder')),
  stage        text        not null check (stage in ('base', 'adjust', 'round', 'guard')),
  text         text        not null,
  examples     text        not null default '',
  hash         text        not null,
  published_by uuid        not null,
  published_at timestamptz not null default now(),
  reason       text,
  primary key (tenant_id, id),
  unique (tenant_id, rule_id, number),
  foreign key (tenant_id, rule_id) references calibr.rule,
  foreign key (tenant_id, published_by) references calibr.app_user
);
call calibr.isolate('calibr.rule_version');
grant select, insert on calibr.rule_version to calibr_app;
grant select on calibr.rule_version to calibr_worker;
alter table calibr.rule add constraint rule_published_version_fkey
  foreign key (tenant_id, id, published_version) references calibr.rule_version (tenant_id, rule_id, number);
--rollback alter table calibr.rule drop constraint rule_published_version_fkey;
--rollback drop table calibr.rule_version;

--changeset calibr:003-rulebook
-- rules is the draft's order: a JSON array of rule ids; guardrails are the draft's
create table calibr.rulebook (
  tenant_id         uuid        not null,
  id                uuid        not null,
  project_id        uuid        not null,
  slug              text        not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name              text        not null,
  rules             jsonb       not null default '[]' check (jsonb_typeof(rules) = 'array'),
  guardrails        jsonb       not null default '{}',
  published_version integer,
  version           bigint      not null default 0,
  created_by        uuid        not null,
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now(),
  archived_at       timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, project_id, slug),
  foreign key (tenant_id, project_id) references calibr.project,
  foreign key (tenant_id, created_by) references calibr.app_user
);
call calibr.isolate('calibr.rulebook');
grant select, insert, update on calibr.rulebook to calibr_app;
grant select on calibr.rulebook to calibr_worker;
--rollback drop table calibr.rulebook;

--changeset calibr:003-rulebook-version
create table calibr.rulebook_version (
  tenant_id    uuid        not null,
  id           uuid        not null,
  rulebook_id  uuid        not null,
  number       integer     not null check (number >= 1),
  guardrails   jsonb       not null,
  hash         text        not null,
  published_by uuid        not null,
  published_at timestamptz not null default now(),
  reason       text,
  primary key (tenant_id, id),
  unique (tenant_id, rulebook_id, number),
  foreign key (tenant_id, rulebook_id) references calibr.rulebook,
  foreign key (tenant_id, published_by) references calibr.app_user
);
call calibr.isolate('calibr.rulebook_version');
grant select, insert on calibr.rulebook_version to calibr_app;
grant select on calibr.rulebook_version to calibr_worker;
alter table calibr.rulebook add constraint rulebook_published_version_fkey
  foreign key (tenant_id, id, published_version) references calibr.rulebook_version (tenant_id, rulebook_id, number);
--rollback alter table calibr.rulebook drop constraint rulebook_published_version_fkey;
--rollback drop table calibr.rulebook_version;

--changeset calibr:003-rulebook-version-rule
create table calibr.rulebook_version_rule (
  tenant_id           uuid    not null,
  rulebook_version_id uuid    not null,
  position            integer not null check (position >= 0),
  rule_version_id     uuid    not null,
  primary key (tenant_id, rulebook_version_id, position),
  foreign key (tenant_id, rulebook_version_id) references calibr.rulebook_version,
  foreign key (tenant_id, rule_version_id) references calibr.rule_version
);
call calibr.isolate('calibr.rulebook_version_rule');
grant select, insert on calibr.rulebook_version_rule to calibr_app;
grant select on calibr.rulebook_version_rule to calibr_worker;
--rollback drop table calibr.rulebook_version_rule;
