--liquibase formatted sql

--changeset calibr:014-attribute
-- what a project's own words mean; a SKU's values stand in sku.attributes as the import read them
create table calibr.attribute (
  tenant_id  uuid    not null,
  project_id uuid    not null,
  name       text    not null check (name ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(name) <= 60),
  position   integer not null check (position >= 0),
  type       text    not null check (type in ('TEXT', 'PATH', 'NUMBER', 'PERCENT', 'DATE', 'TIME', 'FLAG')),
  meaning    text    not null,
  unit       text,
  least      numeric,
  most       numeric,
  allowed    text[]  not null default '{}',
  primary key (tenant_id, project_id, name),
  foreign key (tenant_id, project_id) references calibr.project,
  check (least <= most)
);
call calibr.isolate('calibr.attribute');
grant select, insert, delete on calibr.attribute to calibr_app;
grant select on calibr.attribute to calibr_worker;
--rollback drop table calibr.attribute;

--changeset calibr:014-sku-facts
-- the manufacturer's minimum advertised price is of one currency
alter table calibr.sku
  add column map_amount   bigint  check (map_amount >= 0),
  add column map_currency char(3) check (map_currency ~ '^[A-Z]{3}$'),
  add column weekly_sales numeric check (weekly_sales >= 0),
  add constraint sku_map_has_currency check ((map_amount is null) = (map_currency is null));
--rollback alter table calibr.sku drop constraint sku_map_has_currency, drop column map_amount, drop column map_currency, drop column weekly_sales;

--changeset calibr:014-competitor-price
-- what each watched competitor asked last
create table calibr.competitor_price (
  tenant_id  uuid        not null,
  project_id uuid        not null,
  sku        text        not null,
  currency   char(3)     not null check (currency ~ '^[A-Z]{3}$'),
  competitor text        not null check (length(competitor) between 1 and 100),
  amount     bigint      not null check (amount >= 0),
  seen_at    timestamptz not null,
  primary key (tenant_id, project_id, sku, currency, competitor),
  foreign key (tenant_id, project_id, sku) references calibr.sku
);
call calibr.isolate('calibr.competitor_price');
grant select, insert, update on calibr.competitor_price to calibr_app;
grant select on calibr.competitor_price to calibr_worker;
--rollback drop table calibr.competitor_price;

--changeset calibr:014-relative-price-list
-- a list without regular prices of its own takes those of another times a factor, which holds the exchange rate too
alter table calibr.price_list
  add column based_on uuid,
  add column factor   numeric check (factor > 0 and factor <= 1000000),
  add constraint price_list_based_on_fkey foreign key (tenant_id, project_id, based_on)
    references calibr.price_list (tenant_id, project_id, id),
  add constraint price_list_is_relative_by_a_factor check ((based_on is null) = (factor is null)),
  add constraint price_list_is_not_based_on_itself check (based_on <> id);
--rollback alter table calibr.price_list drop constraint price_list_based_on_fkey, drop constraint price_list_is_relative_by_a_factor, drop constraint price_list_is_not_based_on_itself, drop column based_on, drop column factor;
