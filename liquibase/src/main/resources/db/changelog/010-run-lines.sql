--liquibase formatted sql

--changeset calibr:010-explanation-line
-- What lists of a run filter, sort and sum by, read once from the stored facts and steps instead of at each question. The
-- acting row is the last one of the stages base and adjust, which decides the price; rounding and bounds only shape it. What
-- was stored before explanations named it is searched for it here.
alter table calibr.explanation
  add column live bigint generated always as ((facts ->> 'live')::bigint) stored,
  add column cost bigint generated always as ((facts ->> 'cost')::bigint) stored,
  add column price bigint generated always as ((steps ->> 'price')::bigint) stored,
  add column acting_table integer generated always as (coalesce(steps -> 'acting' ->> 0, jsonb_path_query_array(steps,
    'strict $.steps[*] ? (@[1] >= 0 && (@[0] == "BASE" || @[0] == "ADJUST"))', '{}', true) -> -1 ->> 1)::integer) stored,
  add column acting_row integer generated always as (coalesce(steps -> 'acting' ->> 1, jsonb_path_query_array(steps,
    'strict $.steps[*] ? (@[1] >= 0 && (@[0] == "BASE" || @[0] == "ADJUST"))', '{}', true) -> -1 ->> 2)::integer) stored;
--rollback alter table calibr.explanation drop column live, drop column cost, drop column price, drop column acting_table, drop column acting_row;

--changeset calibr:010-target-sku
-- the target of a line
create index target_sku on calibr.target (tenant_id, run_id, sku);
--rollback drop index calibr.target_sku;
