--liquibase formatted sql

--changeset calibr:022-attribute-amounts-and-tags
-- an amount stands in sku.attributes with its currency, "12.50 USD", and tags between semicolons, "Steel;Wood"
alter table calibr.attribute
  drop constraint attribute_type_check,
  add constraint attribute_type_check
    check (type in ('TEXT', 'PATH', 'MONEY', 'NUMBER', 'PERCENT', 'DATE', 'TIME', 'FLAG', 'TAGS'));
--rollback alter table calibr.attribute drop constraint attribute_type_check, add constraint attribute_type_check check (type in ('TEXT', 'PATH', 'NUMBER', 'PERCENT', 'DATE', 'TIME', 'FLAG'));
