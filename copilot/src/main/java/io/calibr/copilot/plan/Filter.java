package io.calibr.copilot.plan;

/** One condition; all of a plan's hold together. The value is bound to the statement, whatever it says. */
public record Filter(String field, Operator operator, String value) {}
