package io.calibr.copilot;

import io.calibr.copilot.answer.Answer;
import io.calibr.copilot.plan.PlannedBy;

/** An answer and who understood the question. */
public record Reply(Answer answer, PlannedBy by) {}
