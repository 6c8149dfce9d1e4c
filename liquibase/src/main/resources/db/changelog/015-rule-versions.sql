--liquibase formatted sql

--changeset calibr:015-rule-patch
-- every save of a draft, or of a branch of it: what was done as patches, and the patches that undo it; both are empty where the
-- text is no table that can be patched. branch is empty for the draft itself; revision is the one that the save made
create table calibr.rule_patch (
  tenant_id uuid        not null,
  id        uuid        not null,
  rule_id   uuid        not null,
  branch    text        not null default '',
  revision  bigint      not null,
  action    text        not null check (action in ('patch', 'text', 'tests', 'restore', 'merge')),
  patches   jsonb       not null default '[]' check (jsonb_typeof(patches) = 'array'),
  inverse   jsonb       not null default '[]' check (jsonb_typeof(inverse) = 'array'),
  edited_by uuid        not null,
  edited_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, rule_id) references calibr.rule,
  foreign key (tenant_id, edited_by) references calibr.app_user
);
create index rule_patch_rule on calibr.rule_patch (tenant_id, rule_id, branch, revision);
call calibr.isolate('calibr.rule_patch');
grant select, insert on calibr.rule_patch to calibr_app;
grant select on calibr.rule_patch to calibr_worker;
--rollback drop table calibr.rule_patch;

--changeset calibr:015-rule-branch
-- a second draft beside the draft; base is the text that both last had in common
create table calibr.rule_branch (
  tenant_id    uuid        not null,
  rule_id      uuid        not null,
  name         text        not null check (name ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  from_version integer,
  base         text        not null,
  text         text        not null,
  version      bigint      not null default 0,
  created_by   uuid        not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (tenant_id, rule_id, name),
  foreign key (tenant_id, rule_id) references calibr.rule,
  foreign key (tenant_id, created_by) references calibr.app_user
);
call calibr.isolate('calibr.rule_branch');
grant select, insert, update, delete on calibr.rule_branch to calibr_app;
grant select on calibr.rule_branch to calibr_worker;
--rollback drop table calibr.rule_branch;

--changeset calibr:015-immutable splitStatements:false
-- what was published, and who saved what when, stays, whoever asks: no role may change it, not even the owner of the tables
create function calibr.refuse_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception '% of % is refused: its rows never change', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger rule_version_immutable before update or delete or truncate on calibr.rule_version
  for each statement execute function calibr.refuse_change();
create trigger rulebook_version_immutable before update or delete or truncate on calibr.rulebook_version
  for each statement execute function calibr.refuse_change();
create trigger rule_patch_immutable before update or delete or truncate on calibr.rule_patch
  for each statement execute function calibr.refuse_change();
--rollback drop trigger rule_patch_immutable on calibr.rule_patch;
--rollback drop trigger rulebook_version_immutable on calibr.rulebook_version;
--rollback drop trigger rule_version_immutable on calibr.rule_version;
--rollback drop function calibr.refuse_change();
