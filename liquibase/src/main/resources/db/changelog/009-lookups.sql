--liquibase formatted sql
-- The only doors across tenants. Each is owned by calibr_lookup, which row-level security does not hold, and returns the
-- least it can to whoever must look before the tenant is known.

--changeset calibr:009-tenant-of-key splitStatements:false
set local role calibr_lookup;
create function calibr_lookup.tenant_of_key(key_hash bytea)
  returns table (tenant_id uuid, key_id uuid, user_id uuid, scopes text[])
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select k.tenant_id, k.id, k.user_id, k.scopes
      from calibr.api_key k join calibr.app_user u on u.tenant_id = k.tenant_id and u.id = k.user_id
     where k.hash = key_hash and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())
       and u.disabled_at is null
$$;
revoke all on function calibr_lookup.tenant_of_key(bytea) from public;
grant execute on function calibr_lookup.tenant_of_key(bytea) to calibr_app;
reset role;
--rollback set local role calibr_lookup; drop function calibr_lookup.tenant_of_key(bytea); reset role;

--changeset calibr:009-login splitStatements:false
-- one row a tenant that knows the address
set local role calibr_lookup;
create function calibr_lookup.login(address text)
  returns table (tenant_id uuid, user_id uuid, password_hash text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select u.tenant_id, u.id, u.password_hash
      from calibr.app_user u
     where u.email = lower(address) and u.password_hash is not null and u.disabled_at is null
$$;
revoke all on function calibr_lookup.login(text) from public;
grant execute on function calibr_lookup.login(text) to calibr_app;
reset role;
--rollback set local role calibr_lookup; drop function calibr_lookup.login(text); reset role;

--changeset calibr:009-tenant-of-slug splitStatements:false
set local role calibr_lookup;
create function calibr_lookup.tenant_of_slug(tenant_slug text) returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select t.tenant_id from calibr.tenant t where t.slug = tenant_slug
$$;
revoke all on function calibr_lookup.tenant_of_slug(text) from public;
grant execute on function calibr_lookup.tenant_of_slug(text) to calibr_app, calibr_worker;
reset role;
--rollback set local role calibr_lookup; drop function calibr_lookup.tenant_of_slug(text); reset role;

--changeset calibr:009-tenants-with-work splitStatements:false
-- a waiting event, a run in motion, a target whose writer went silent; reads only small partial indexes, however long the
-- queues are, and in random order: no tenant starves behind another's
grant select (tenant_id, state, lease_until) on calibr.target to calibr_lookup;
grant select (tenant_id, state, lease_until) on calibr.run to calibr_lookup;
grant select (tenant_id, next_at, dispatched_at) on calibr.outbox to calibr_lookup;
set local role calibr_lookup;
create function calibr_lookup.tenants_with_work(max integer) returns table (tenant_id uuid)
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    select t.tenant_id
      from calibr.tenant t
     where exists (select from calibr.outbox o
                    where o.tenant_id = t.tenant_id and o.dispatched_at is null and o.next_at <= now())
        or exists (select from calibr.target g
                    where g.tenant_id = t.tenant_id and g.state in ('APPLYING', 'SUBMITTED', 'VERIFYING')
                      and g.lease_until <= now())
        or exists (select from calibr.run r
                    where r.tenant_id = t.tenant_id and r.state in ('QUEUED', 'APPLYING')
                      and (r.lease_until is null or r.lease_until <= now()))
     order by random()
     limit max
$$;
revoke all on function calibr_lookup.tenants_with_work(integer) from public;
grant execute on function calibr_lookup.tenants_with_work(integer) to calibr_worker;
reset role;
--rollback set local role calibr_lookup; drop function calibr_lookup.tenants_with_work(integer); reset role;
--rollback revoke select (tenant_id, next_at, dispatched_at) on calibr.outbox from calibr_lookup;
--rollback revoke select (tenant_id, state, lease_until) on calibr.run from calibr_lookup;
--rollback revoke select (tenant_id, state, lease_until) on calibr.target from calibr_lookup;
