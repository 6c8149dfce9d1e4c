package io.calibr.server.rule;

import io.calibr.engine.table.Stage;
import io.calibr.model.RuleId;
import java.util.UUID;

/** A published rule; never changed. */
record RuleVersion(UUID id, RuleId rule, int number, Stage stage, RuleText text, Publication publication) {}
