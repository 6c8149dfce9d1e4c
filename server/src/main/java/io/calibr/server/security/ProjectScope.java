package io.calibr.server.security;

import io.calibr.model.ProjectId;
import io.calibr.model.TenantId;
import io.calibr.server.tenant.Caller;
import java.time.ZoneId;
import java.util.Currency;

/** The project a request works in, and as what its caller does: {@code @Context ProjectScope} in a resource method. */
public record ProjectScope(
        TenantId tenant, ProjectId project, ZoneId zone, Currency currency, Caller caller, Role role) {}
