--liquibase formatted sql
-- What the copilot may read, and what is kept of every question. The views run with the rights of calibr_copilot, which
-- therefore needs the columns they read; without USAGE on the schema calibr it can name no table itself. The business's
-- clock is app.at, set for the transaction as the tenant is; where it is not set, the database's.

--changeset calibr:011-price-change-applied
create index price_change_applied on calibr.price_change (tenant_id, project_id, applied_at desc, id desc)
  where applied_at is not null;
--rollback drop index calibr.price_change_applied;

--changeset calibr:011-copilot-columns
grant select (tenant_id, project_id, price_list_id, sku) on calibr.price to calibr_copilot;
grant select (tenant_id, project_id, id, slug, currency) on calibr.price_list to calibr_copilot;
grant select (tenant_id, project_id, sku, product_code, title, category_path, brand, stock, sell_start, sell_end)
  on calibr.sku to calibr_copilot;
grant select (tenant_id, project_id, code, status) on calibr.product to calibr_copilot;
grant select (tenant_id, id, price_list_id, sku, kind, amount, compare_at, valid_from, valid_to, recorded_at)
  on calibr.price_version to calibr_copilot;
grant select (tenant_id, project_id, id, sku, amount, currency, valid_from, valid_to, recorded_at)
  on calibr.cost to calibr_copilot;
grant select (tenant_id, project_id, id, price_list_id, sku, run_id, currency, before_price, after_price, requested_by,
              decided_by, applied_at) on calibr.price_change to calibr_copilot;
grant select (tenant_id, id, kind, rulebook_version_id, rule_version_id, undo_of, approved_by) on calibr.run to calibr_copilot;
grant select (tenant_id, id, rulebook_id, number) on calibr.rulebook_version to calibr_copilot;
grant select (tenant_id, id, name) on calibr.rulebook to calibr_copilot;
grant select (tenant_id, id, rule_id, number) on calibr.rule_version to calibr_copilot;
grant select (tenant_id, id, name) on calibr.rule to calibr_copilot;
grant select (tenant_id, id, name) on calibr.app_user to calibr_copilot;
--rollback revoke select (tenant_id, id, name) on calibr.app_user from calibr_copilot;
--rollback revoke select (tenant_id, id, name) on calibr.rule from calibr_copilot;
--rollback revoke select (tenant_id, id, rule_id, number) on calibr.rule_version from calibr_copilot;
--rollback revoke select (tenant_id, id, name) on calibr.rulebook from calibr_copilot;
--rollback revoke select (tenant_id, id, rulebook_id, number) on calibr.rulebook_version from calibr_copilot;
--rollback revoke select (tenant_id, id, kind, rulebook_version_id, rule_version_id, undo_of, approved_by) on calibr.run from calibr_copilot;
--rollback revoke select (tenant_id, project_id, id, price_list_id, sku, run_id, currency, before_price, after_price, requested_by, decided_by, applied_at) on calibr.price_change from calibr_copilot;
--rollback revoke select (tenant_id, project_id, id, sku, amount, currency, valid_from, valid_to, recorded_at) on calibr.cost from calibr_copilot;
--rollback revoke select (tenant_id, id, price_list_id, sku, kind, amount, compare_at, valid_from, valid_to, recorded_at) on calibr.price_version from calibr_copilot;
--rollback revoke select (tenant_id, project_id, code, status) on calibr.product from calibr_copilot;
--rollback revoke select (tenant_id, project_id, sku, product_code, title, category_path, brand, stock, sell_start, sell_end) on calibr.sku from calibr_copilot;
--rollback revoke select (tenant_id, project_id, id, slug, currency) on calibr.price_list from calibr_copilot;
--rollback revoke select (tenant_id, project_id, price_list_id, sku) on calibr.price from calibr_copilot;

--changeset calibr:011-copilot-price
-- the prices of today, read as the catalogue reads them: of the versions of a kind that begin together the last recorded,
-- of those valid now the last recorded, and the undated one only where no dated one counts. Price and product are asked for
-- one SKU at a time: right after an import there are no statistics, and a join would read all of them for each SKU
create view copilot.price with (security_invoker = true) as
  select k.tenant_id, k.project_id, l.id as price_list_id, l.slug as price_list, l.currency::text as currency, k.sku, k.title,
         k.category_path as category, k.brand, k.stock,
         g.status = 'ACTIVE' and (k.sell_start is null or k.sell_start <= n.at)
           and (k.sell_end is null or k.sell_end > n.at) as on_sale,
         regular.amount as regular, selling.amount as price, selling.compare_at, cost.amount as cost,
         selling.amount - cost.amount as margin,
         round((selling.amount - cost.amount) * 100.0 / nullif(selling.amount, 0), 2) as margin_percent
    from calibr.sku k
   cross join (select (select coalesce(nullif(current_setting('app.at', true), '')::timestamptz, now())) as at) n
    join calibr.price_list l on l.tenant_id = k.tenant_id and l.project_id = k.project_id
    join lateral (
         select p.tenant_id, p.project_id, p.price_list_id, p.sku from calibr.price p
          where p.tenant_id = k.tenant_id and p.price_list_id = l.id and p.sku = k.sku limit 1) p on true
    join lateral (
         select g.status from calibr.product g
          where g.tenant_id = k.tenant_id and g.project_id = k.project_id and g.code = k.product_code limit 1) g on true
    left join lateral (
         select v.amount from (
           select distinct on (v.valid_from) v.id, v.amount, v.valid_from, v.valid_to, v.recorded_at
             from calibr.price_version v
            where v.tenant_id = p.tenant_id and v.price_list_id = p.price_list_id and v.sku = p.sku and v.kind = 'LIST'
            order by v.valid_from, v.recorded_at desc, v.id desc) v
          where v.valid_from <= n.at and (v.valid_to is null or v.valid_to > n.at)
          order by v.valid_from = timestamptz '-infinity', v.recorded_at desc, v.valid_from desc, v.id desc limit 1) regular on true
    left join lateral (
         select v.amount, v.compare_at from (
           select distinct on (v.kind, v.valid_from) v.id, v.amount, v.compare_at, v.valid_from, v.valid_to, v.recorded_at
             from calibr.price_version v
            where v.tenant_id = p.tenant_id and v.price_list_id = p.price_list_id and v.sku = p.sku
            order by v.kind, v.valid_from, v.recorded_at desc, v.id desc) v
          where v.valid_from <= n.at and (v.valid_to is null or v.valid_to > n.at)
          order by v.valid_from = timestamptz '-infinity', v.recorded_at desc, v.valid_from desc, v.id desc limit 1) selling on true
    left join lateral (
         select c.amount from (
           select distinct on (c.valid_from) c.id, c.amount, c.valid_from, c.valid_to, c.recorded_at
             from calibr.cost c
            where c.tenant_id = p.tenant_id and c.project_id = p.project_id and c.sku = p.sku and c.currency = l.currency
            order by c.valid_from, c.recorded_at desc, c.id desc) c
          where c.valid_from <= n.at and (c.valid_to is null or c.valid_to > n.at)
          order by c.valid_from = timestamptz '-infinity', c.recorded_at desc, c.valid_from desc, c.id desc limit 1) cost on true;
grant select on copilot.price to calibr_copilot;
--rollback drop view copilot.price;

--changeset calibr:011-copilot-price-change
-- the changes that were written, with the run that wrote them and the people behind it
create view copilot.price_change with (security_invoker = true) as
  select c.tenant_id, c.project_id, c.id, c.price_list_id, l.slug as price_list, c.currency::text as currency, c.sku, k.title,
         k.category_path as category, c.applied_at as changed_at, c.before_price, c.after_price,
         c.after_price - c.before_price as difference,
         round((c.after_price - c.before_price) * 100.0 / nullif(c.before_price, 0), 2) as change_percent,
         c.run_id, r.kind as run_kind, r.undo_of, coalesce(b.name, u.name) as rules,
         coalesce(bv.number, uv.number) as rules_version, requester.name as requested_by, approver.name as approved_by
    from calibr.price_change c
    join calibr.price_list l on l.tenant_id = c.tenant_id and l.id = c.price_list_id
    join calibr.sku k on k.tenant_id = c.tenant_id and k.project_id = c.project_id and k.sku = c.sku
    left join calibr.run r on r.tenant_id = c.tenant_id and r.id = c.run_id
    left join calibr.rulebook_version bv on bv.tenant_id = r.tenant_id and bv.id = r.rulebook_version_id
    left join calibr.rulebook b on b.tenant_id = bv.tenant_id and b.id = bv.rulebook_id
    left join calibr.rule_version uv on uv.tenant_id = r.tenant_id and uv.id = r.rule_version_id
    left join calibr.rule u on u.tenant_id = uv.tenant_id and u.id = uv.rule_id
    left join calibr.app_user requester on requester.tenant_id = c.tenant_id and requester.id = c.requested_by
    left join calibr.app_user approver
      on approver.tenant_id = c.tenant_id and approver.id = coalesce(c.decided_by, r.approved_by)
   where c.applied_at is not null;
grant select on copilot.price_change to calibr_copilot;
--rollback drop view copilot.price_change;

--changeset calibr:011-copilot-last-change
-- every price with the last change of it that was written, if there was one
create view copilot.last_change with (security_invoker = true) as
  select p.tenant_id, p.project_id, p.price_list, p.currency, p.sku, p.title, p.category, p.on_sale, p.regular, p.price, p.cost,
         p.margin, p.margin_percent, c.changed_at, c.before_price, c.after_price, c.difference, c.change_percent, c.run_id,
         c.run_kind, c.undo_of, c.rules, c.rules_version, c.requested_by, c.approved_by
    from copilot.price p
    left join lateral (
         select * from copilot.price_change c
          where c.tenant_id = p.tenant_id and c.project_id = p.project_id and c.price_list_id = p.price_list_id and c.sku = p.sku
          order by c.changed_at desc, c.id desc limit 1) c on true;
grant select on copilot.last_change to calibr_copilot;
--rollback drop view copilot.last_change;

--changeset calibr:011-copilot-question
-- Written before anything is asked of the views, so a question that leaves no trace gets no answer. Not in the event log:
-- a question changes nothing, and its words are nobody's business but the auditor's.
create table calibr.copilot_question (
  tenant_id  uuid        not null,
  id         uuid        not null,
  project_id uuid        not null,
  user_id    uuid        not null,
  via        text        not null,
  roles      text[]      not null,
  asked_at   timestamptz not null,
  question   text        not null,
  planner    text        not null check (planner in ('OFFLINE', 'MODEL', 'OFFLINE_AFTER_MODEL_FAILED')),
  model      text,
  outcome    text        not null check (outcome in ('PLANNED', 'CLARIFY', 'REFUSED', 'UNSUPPORTED')),
  plan       jsonb,
  statement  text,
  binds      jsonb,
  request_id text,
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id) references calibr.project,
  foreign key (tenant_id, user_id) references calibr.app_user
);
create index copilot_question_page on calibr.copilot_question (tenant_id, project_id, asked_at desc, id desc);
call calibr.isolate('calibr.copilot_question');
grant select, insert on calibr.copilot_question to calibr_app;
--rollback drop table calibr.copilot_question;

--changeset calibr:011-copilot-answer
-- written when the answer is known; a question without one was cut off
create table calibr.copilot_answer (
  tenant_id     uuid        not null,
  question_id   uuid        not null,
  answered_at   timestamptz not null,
  outcome       text        not null check (outcome in ('ANSWERED', 'CLARIFY', 'REFUSED', 'UNSUPPORTED', 'FAILED')),
  row_count     integer     not null check (row_count >= 0),
  input_tokens  integer,
  output_tokens integer,
  duration_ms   bigint      not null check (duration_ms >= 0),
  primary key (tenant_id, question_id),
  foreign key (tenant_id, question_id) references calibr.copilot_question
);
call calibr.isolate('calibr.copilot_answer');
grant select, insert on calibr.copilot_answer to calibr_app;
--rollback drop table calibr.copilot_answer;
