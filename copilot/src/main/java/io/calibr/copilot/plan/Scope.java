package io.calibr.copilot.plan;

import io.calibr.model.ProjectId;
import io.calibr.model.TenantId;
import io.calibr.model.UserId;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Who asks, where and when. It comes from the credentials and the server's clock, never from the question or a model.
 *
 * @param zone of the project: where its days begin
 */
public record Scope(TenantId tenant, ProjectId project, UserId user, Role role, ZoneId zone, Instant now) {}
