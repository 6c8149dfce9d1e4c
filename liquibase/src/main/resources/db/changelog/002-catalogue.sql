--liquibase formatted sql

--changeset calibr:002-product
-- a product groups the variants of one model; a SKU without a model is its own product
create table calibr.product (
  tenant_id  uuid        not null,
  project_id uuid        not null,
  code       text        not null,
  title      text        not null,
  status     text        not null default 'ACTIVE' check (status in ('DRAFT', 'ACTIVE', 'ARCHIVED')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, project_id, code),
  foreign key (tenant_id, project_id) references calibr.project
);
call calibr.isolate('calibr.product');
grant select, insert, update on calibr.product to calibr_app, calibr_worker;
--rollback drop table calibr.product;

--changeset calibr:002-sku
create table calibr.sku (
  tenant_id     uuid        not null,
  project_id    uuid        not null,
  sku           text        not null check (length(sku) between 1 and 100),
  product_code  text        not null,
  title         text        not null,
  category_path text,
  brand         text,
  vendor        text,
  tags          text[]      not null default '{}',
  attributes    jsonb       not null default '{}' check (jsonb_typeof(attributes) = 'object'),
  stock         bigint,
  sell_start    timestamptz,
  sell_end      timestamptz,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now(),
  primary key (tenant_id, project_id, sku),
  foreign key (tenant_id, project_id, product_code) references calibr.product,
  check (sell_end > sell_start)
);
call calibr.isolate('calibr.sku');
grant select, insert, update on calibr.sku to calibr_app, calibr_worker;
--rollback drop table calibr.sku;

--changeset calibr:002-cost
-- never changed: a correction is a later row, and the latest recorded one that is valid at an instant counts
create table calibr.cost (
  tenant_id   uuid        not null,
  project_id  uuid        not null,
  id          uuid        not null,
  sku         text        not null,
  amount      bigint      not null check (amount >= 0),
  currency    char(3)     not null check (currency ~ '^[A-Z]{3}$'),
  valid_from  timestamptz not null,
  valid_to    timestamptz,
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id, sku) references calibr.sku,
  check (valid_to > valid_from)
);
create index cost_latest on calibr.cost (tenant_id, project_id, sku, valid_from, recorded_at desc, id desc)
  include (amount, currency, valid_to);
call calibr.isolate('calibr.cost');
grant select, insert on calibr.cost to calibr_app, calibr_worker;
--rollback drop table calibr.cost;

--changeset calibr:002-price-list
create table calibr.price_list (
  tenant_id  uuid        not null,
  id         uuid        not null,
  project_id uuid        not null,
  slug       text        not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name       text        not null,
  currency   char(3)     not null check (currency ~ '^[A-Z]{3}$'),
  audience   text,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, project_id, slug),
  unique (tenant_id, project_id, id),
  foreign key (tenant_id, project_id) references calibr.project
);
call calibr.isolate('calibr.price_list');
grant select, insert, update on calibr.price_list to calibr_app;
grant select on calibr.price_list to calibr_worker;
--rollback drop table calibr.price_list;

--changeset calibr:002-price
-- one SKU on one price list; what it costs when stands in price_version
create table calibr.price (
  tenant_id     uuid        not null,
  price_list_id uuid        not null,
  sku           text        not null,
  project_id    uuid        not null,
  created_at    timestamptz not null default now(),
  primary key (tenant_id, price_list_id, sku),
  foreign key (tenant_id, project_id, price_list_id) references calibr.price_list (tenant_id, project_id, id),
  foreign key (tenant_id, project_id, sku) references calibr.sku
);
call calibr.isolate('calibr.price');
grant select, insert on calibr.price to calibr_app, calibr_worker;
--rollback drop table calibr.price;
