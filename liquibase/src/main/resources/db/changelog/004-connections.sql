--liquibase formatted sql

--changeset calibr:004-connection
-- secrets are sealed before they come here; the database never sees them open
create table calibr.connection (
  tenant_id    uuid        not null,
  id           uuid        not null,
  project_id   uuid        not null,
  slug         text        not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name         text        not null,
  connector    text        not null,
  config       jsonb       not null default '{}' check (jsonb_typeof(config) = 'object'),
  secrets      bytea,
  enabled      boolean     not null default true,
  paused_until timestamptz,
  version      bigint      not null default 0,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, project_id, slug),
  unique (tenant_id, project_id, id),
  foreign key (tenant_id, project_id) references calibr.project
);
call calibr.isolate('calibr.connection');
grant select, insert, update, delete on calibr.connection to calibr_app;
grant select, update on calibr.connection to calibr_worker;
--rollback drop table calibr.connection;

--changeset calibr:004-sync-cursor
create table calibr.sync_cursor (
  tenant_id     uuid        not null,
  connection_id uuid        not null,
  stream        text        not null,
  cursor        text        not null,
  version       bigint      not null default 0,
  updated_at    timestamptz not null default now(),
  primary key (tenant_id, connection_id, stream),
  foreign key (tenant_id, connection_id) references calibr.connection on delete cascade
);
call calibr.isolate('calibr.sync_cursor');
grant select, insert, update, delete on calibr.sync_cursor to calibr_app, calibr_worker;
--rollback drop table calibr.sync_cursor;

--changeset calibr:004-live-price
-- what the channel showed when it was last asked; an absent row means not listed, never zero
create table calibr.live_price (
  tenant_id     uuid        not null,
  connection_id uuid        not null,
  channel_ref   text        not null check (length(channel_ref) between 1 and 500),
  sku           text        not null,
  currency      char(3)     not null check (currency ~ '^[A-Z]{3}$'),
  price         bigint      not null,
  compare_at    bigint,
  observed_at   timestamptz not null,
  primary key (tenant_id, connection_id, channel_ref),
  foreign key (tenant_id, connection_id) references calibr.connection on delete cascade
);
create index live_price_sku on calibr.live_price (tenant_id, connection_id, sku);
call calibr.isolate('calibr.live_price');
grant select, insert, update, delete on calibr.live_price to calibr_app, calibr_worker;
--rollback drop table calibr.live_price;
