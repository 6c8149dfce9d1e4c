--liquibase formatted sql
-- What a run was made with is told by visibility, not by the clock: an import that ended after the dry run had begun before it.

--changeset calibr:028-written-in
-- the transaction that recorded a price or a cost; empty for those recorded before this was kept
alter table calibr.price_version add column written_in xid8;
alter table calibr.price_version alter column written_in set default pg_current_xact_id();
alter table calibr.cost add column written_in xid8;
alter table calibr.cost alter column written_in set default pg_current_xact_id();
--rollback alter table calibr.cost drop column written_in;
--rollback alter table calibr.price_version drop column written_in;

--changeset calibr:028-run-seen
-- what was committed when the dry run began; empty for runs made before this was kept
alter table calibr.run add column seen pg_snapshot;
alter table calibr.run alter column seen set default pg_current_snapshot();
--rollback alter table calibr.run drop column seen;
