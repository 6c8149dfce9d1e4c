package io.calibr.server.idempotency;

import io.calibr.model.TenantId;

/** A key that the running request holds until it is answered. */
record Claim(TenantId tenant, String key) {}
