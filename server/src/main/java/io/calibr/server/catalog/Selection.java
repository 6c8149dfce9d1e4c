package io.calibr.server.catalog;

import io.calibr.model.ProjectId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/** Which prices are meant: those of one list at one instant, with the live ones of one connection. */
public record Selection(ProjectId project, ZoneId zone, PriceList list, Instant at, Optional<UUID> connection) {}
