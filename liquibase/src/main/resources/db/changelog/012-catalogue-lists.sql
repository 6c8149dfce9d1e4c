--liquibase formatted sql

--changeset calibr:012-sku-product
-- the variants of a product, and the products in order
create index sku_product on calibr.sku (tenant_id, project_id, product_code, sku);
--rollback drop index calibr.sku_product;

--changeset calibr:012-price-change-open
-- what is proposed for a SKU, however many proposals for it have been decided before
create index price_change_open on calibr.price_change (tenant_id, project_id, price_list_id, sku, id desc)
  where state in ('PENDING', 'APPROVED');
--rollback drop index calibr.price_change_open;

--changeset calibr:012-explanation-held
-- the few prices that a dry run held, among all it explains
create index explanation_held on calibr.explanation (tenant_id, run_id, sku) where outcome = 'HELD';
--rollback drop index calibr.explanation_held;
