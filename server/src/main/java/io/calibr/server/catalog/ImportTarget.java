package io.calibr.server.catalog;

import io.calibr.model.ProjectId;
import io.calibr.model.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Where the rows of a file go, when and on whose account.
 *
 * @param list empty for costs, which are the same on every list
 */
record ImportTarget(ProjectId project, Optional<PriceList> list, UserId by, Instant now) {}
