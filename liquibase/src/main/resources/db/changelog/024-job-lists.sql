--liquibase formatted sql
-- Runs are counted and found done without reading their targets.

--changeset calibr:024-target-state
-- how many targets of a run, or of its canary, are in which state, from an index alone
create index target_state on calibr.target (tenant_id, run_id, state, canary_step);
--rollback drop index calibr.target_state;

--changeset calibr:024-target-open
-- whether any is left to do: however large the run, and whatever the planner believes of runs on the average, this index is small
create index target_open on calibr.target (tenant_id, run_id) where state in ('QUEUED', 'APPLYING', 'SUBMITTED', 'VERIFYING');
--rollback drop index calibr.target_open;

--changeset calibr:024-run-failed
-- the list of jobs tells for a week of runs that failed
create index run_failed on calibr.run (tenant_id, project_id, finished_at) where state = 'FAILED';
--rollback drop index calibr.run_failed;
