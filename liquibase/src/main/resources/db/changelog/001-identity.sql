--liquibase formatted sql
-- Conventions of every file: tenant_id is the first column of each key, foreign keys carry it, amounts are minor units
-- (bigint) beside an ISO 4217 code, and each table is put under row-level security by calibr.isolate before any grant.

--changeset calibr:001-isolate splitStatements:false
create procedure calibr.isolate(tenant_table regclass) language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  -- the unset value is '' rather than null, and the sub-select lets the planner read it once a query
  own constant text := $q$tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)$q$;
begin
  execute format('alter table %s enable row level security, force row level security', tenant_table);
  execute format('create policy tenant_isolation on %s using (%s) with check (%s)', tenant_table, own, own);
end $$;
revoke all on procedure calibr.isolate(regclass) from public;
--rollback drop procedure calibr.isolate(regclass);

--changeset calibr:001-tenant
create table calibr.tenant (
  tenant_id  uuid        primary key,
  slug       text        not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name       text        not null,
  created_at timestamptz not null default now()
);
call calibr.isolate('calibr.tenant');
grant select, insert, update on calibr.tenant to calibr_app;
grant select on calibr.tenant to calibr_worker;
grant select (tenant_id, slug) on calibr.tenant to calibr_lookup;
--rollback drop table calibr.tenant;

--changeset calibr:001-project
create table calibr.project (
  tenant_id  uuid        not null references calibr.tenant,
  id         uuid        not null,
  slug       text        not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name       text        not null,
  zone       text        not null,
  currency   char(3)     not null check (currency ~ '^[A-Z]{3}$'),
  settings   jsonb       not null default '{"fourEyes": true}' check (jsonb_typeof(settings) = 'object'),
  version    bigint      not null default 0,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, slug)
);
call calibr.isolate('calibr.project');
grant select, insert, update on calibr.project to calibr_app;
grant select on calibr.project to calibr_worker;
--rollback drop table calibr.project;

--changeset calibr:001-app-user
-- one person in two tenants is two rows: the log-in tells them apart
create table calibr.app_user (
  tenant_id     uuid        not null references calibr.tenant,
  id            uuid        not null,
  email         text        not null check (email = lower(email)),
  name          text        not null,
  password_hash text,
  disabled_at   timestamptz,
  created_at    timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, email)
);
create index app_user_email on calibr.app_user (email);
call calibr.isolate('calibr.app_user');
grant select, insert, update on calibr.app_user to calibr_app;
grant select (tenant_id, id, email, name, disabled_at) on calibr.app_user to calibr_worker;
grant select (tenant_id, id, email, password_hash, disabled_at) on calibr.app_user to calibr_lookup;
--rollback drop table calibr.app_user;

--changeset calibr:001-membership
create table calibr.membership (
  tenant_id  uuid        not null,
  project_id uuid        not null,
  user_id    uuid        not null,
  role       text        not null check (role in ('OWNER', 'ADMIN', 'EDITOR', 'VIEWER')),
  created_at timestamptz not null default now(),
  primary key (tenant_id, project_id, user_id),
  foreign key (tenant_id, project_id) references calibr.project,
  foreign key (tenant_id, user_id) references calibr.app_user
);
create index membership_user on calibr.membership (tenant_id, user_id);
call calibr.isolate('calibr.membership');
grant select, insert, update, delete on calibr.membership to calibr_app;
grant select on calibr.membership to calibr_worker;
--rollback drop table calibr.membership;

--changeset calibr:001-api-key
-- only the SHA-256 of a key is kept; the prefix is for people who look for theirs
create table calibr.api_key (
  tenant_id    uuid        not null,
  id           uuid        not null,
  user_id      uuid        not null,
  name         text        not null,
  prefix       text        not null,
  hash         bytea       not null unique check (length(hash) = 32),
  scopes       text[]      not null,
  expires_at   timestamptz,
  revoked_at   timestamptz,
  last_used_at timestamptz,
  created_at   timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, user_id) references calibr.app_user
);
call calibr.isolate('calibr.api_key');
grant select, insert, update on calibr.api_key to calibr_app;
grant select (tenant_id, id, user_id, hash, scopes, expires_at, revoked_at) on calibr.api_key to calibr_lookup;
--rollback drop table calibr.api_key;
