-- Run once for a database by a superuser, connected to that database: the start of the embedded server, or the operator
-- of an external one. Idempotent. It sets no password: the caller does, with ALTER ROLE .. PASSWORD and scram-sha-256.
--
-- calibr_owner    owns schema and tables and runs the changelogs; with row-level security forced it sees no tenant's rows
-- calibr_app      answers requests
-- calibr_worker   does background work, tenant by tenant
-- calibr_copilot  reads the views of the schema copilot; it may not choose a tenant. calibr_app becomes it for one query
-- calibr_lookup   cannot log in and is not held by row-level security: owns the few functions that must look before the
--                 tenant is known
DO $$
DECLARE
  r text;
BEGIN
  FOREACH r IN ARRAY ARRAY['calibr_owner', 'calibr_app', 'calibr_worker', 'calibr_copilot'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = r) THEN
      EXECUTE format('CREATE ROLE %I LOGIN', r);
    END IF;
    EXECUTE format('ALTER ROLE %I NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE', r);
    EXECUTE format('ALTER ROLE %I IN DATABASE %I SET search_path = calibr', r, current_database());
  END LOOP;
  FOREACH r IN ARRAY ARRAY['calibr_app', 'calibr_worker', 'calibr_copilot'] LOOP
    -- a frozen client must not hold locks and the oldest snapshot for ever
    EXECUTE format('ALTER ROLE %I IN DATABASE %I SET idle_in_transaction_session_timeout = ''60s''', r, current_database());
  END LOOP;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'calibr_lookup') THEN
    CREATE ROLE calibr_lookup NOLOGIN BYPASSRLS;
  END IF;
  ALTER ROLE calibr_lookup NOLOGIN NOSUPERUSER BYPASSRLS NOCREATEDB NOCREATEROLE;
  EXECUTE format('REVOKE CONNECT, TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO calibr_owner, calibr_app, calibr_worker, calibr_copilot', current_database());
  -- imports and apply stage rows in temporary tables: COPY does not work on a table under row-level security
  EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO calibr_app, calibr_worker', current_database());
END $$;

-- the changelogs create functions in the name of calibr_lookup; its rights are not inherited, only SET ROLE takes them
GRANT calibr_lookup TO calibr_owner WITH INHERIT FALSE, SET TRUE;

-- choosing the tenant: the border is that no foreign SQL ever runs; this only narrows what a slip could do
REVOKE EXECUTE ON FUNCTION pg_catalog.set_config(text, text, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pg_catalog.set_config(text, text, boolean) TO calibr_owner, calibr_app, calibr_worker;

-- what a query could wait with, talk to other sessions with or block them with
DO $$
DECLARE
  f regprocedure;
BEGIN
  FOR f IN SELECT p.oid FROM pg_proc p WHERE p.pronamespace = 'pg_catalog'::regnamespace
           AND p.proname ~ '^(pg_sleep|pg_notify$|pg_(try_)?advisory_)' LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO calibr_owner, calibr_app, calibr_worker', f);
  END LOOP;
END $$;

-- the copilot's queries run on a connection of calibr_app: SET ROLE takes its own rights away for one of them
GRANT calibr_copilot TO calibr_app WITH INHERIT FALSE, SET TRUE;
GRANT SET ON PARAMETER temp_file_limit TO calibr_app;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA IF NOT EXISTS calibr AUTHORIZATION calibr_owner;
CREATE SCHEMA IF NOT EXISTS calibr_lookup AUTHORIZATION calibr_lookup;
CREATE SCHEMA IF NOT EXISTS copilot AUTHORIZATION calibr_owner;
GRANT USAGE ON SCHEMA calibr TO calibr_app, calibr_worker, calibr_lookup;
GRANT USAGE ON SCHEMA calibr_lookup TO calibr_app, calibr_worker;
GRANT USAGE ON SCHEMA copilot TO calibr_copilot;
ALTER DEFAULT PRIVILEGES FOR ROLE calibr_owner, calibr_lookup REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
