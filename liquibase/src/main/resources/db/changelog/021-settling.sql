--liquibase formatted sql

--changeset calibr:021-target-written-at
-- when the last attempt began: until a write that broke off cannot take effect any more, nothing about its target is final
alter table calibr.target add column written_at timestamptz;
--rollback alter table calibr.target drop column written_at;
