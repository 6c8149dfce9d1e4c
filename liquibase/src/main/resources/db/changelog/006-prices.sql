--liquibase formatted sql

--changeset calibr:006-price-version
-- bitemporal and insert-only: valid_from to valid_to (exclusive, null = open) is when a price holds, recorded_at when we
-- learned it. LIST is the merchant's regular price, RUN what a run wrote; the latest recorded one valid at an instant counts.
create table calibr.price_version (
  tenant_id     uuid        not null,
  id            uuid        not null,
  price_list_id uuid        not null,
  sku           text        not null,
  kind          text        not null check (kind in ('LIST', 'RUN')),
  amount        bigint      not null check (amount >= 0),
  compare_at    bigint      check (compare_at >= 0),
  currency      char(3)     not null check (currency ~ '^[A-Z]{3}$'),
  valid_from    timestamptz not null,
  valid_to      timestamptz,
  recorded_at   timestamptz not null default now(),
  recorded_by   uuid,
  run_id        uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, price_list_id, sku) references calibr.price,
  foreign key (tenant_id, recorded_by) references calibr.app_user,
  foreign key (tenant_id, run_id) references calibr.run,
  check (valid_to > valid_from),
  constraint price_version_names_its_run check ((kind = 'RUN') = (run_id is not null))
);
-- in the order in which corrections give way, with what a price is: a whole list is read from the index alone
create index price_version_latest on calibr.price_version
  (tenant_id, price_list_id, sku, kind, valid_from, recorded_at desc, id desc) include (amount, compare_at, valid_to);
call calibr.isolate('calibr.price_version');
grant select, insert on calibr.price_version to calibr_app, calibr_worker;
--rollback drop table calibr.price_version;
