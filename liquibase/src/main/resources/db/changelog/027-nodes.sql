--liquibase formatted sql
-- Nodes share what is to be written: who has a slot, and who waits for one.

--changeset calibr:027-channel-slot-node
-- a node is known by a number of its own from its start to its end; one that finds no slot free asks for one for some seconds
alter table calibr.channel_slot
  add column node         uuid,
  add column wanted_by    uuid,
  add column wanted_until timestamptz,
  add constraint channel_slot_is_wanted_for_a_while check ((wanted_by is null) = (wanted_until is null));
--rollback alter table calibr.channel_slot drop constraint channel_slot_is_wanted_for_a_while;
--rollback alter table calibr.channel_slot drop column node, drop column wanted_by, drop column wanted_until;

--changeset calibr:027-connection-failed
-- how many calls in a row came to nothing, of all nodes: after so many the connection rests until paused_until
alter table calibr.connection add column failed integer not null default 0 check (failed >= 0);
--rollback alter table calibr.connection drop column failed;
