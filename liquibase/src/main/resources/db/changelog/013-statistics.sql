--liquibase formatted sql

--changeset calibr:013-sku-statistics
-- An import tells the planner of what it wrote: without statistics the checks of foreign keys to calibr.sku may use the index
-- sku_product, which skips through all SKUs for each one.
grant maintain on calibr.sku to calibr_app;
--rollback revoke maintain on calibr.sku from calibr_app;

--changeset calibr:013-run-statistics
-- The same after a large dry run: calibr.target has two indexes that begin with the run.
grant maintain on calibr.explanation, calibr.target to calibr_app;
--rollback revoke maintain on calibr.explanation, calibr.target from calibr_app;
