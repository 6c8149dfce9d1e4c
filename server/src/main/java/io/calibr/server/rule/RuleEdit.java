package io.calibr.server.rule;

import io.calibr.model.RuleId;
import io.calibr.model.UserId;
import java.time.Instant;
import java.util.UUID;

/**
 * A save of a draft as it is kept; never changed.
 *
 * @param branch empty for the draft itself
 * @param revision the one it made
 */
record RuleEdit(UUID id, RuleId rule, String branch, long revision, DraftEdit edit, UserId by, Instant at) {}
