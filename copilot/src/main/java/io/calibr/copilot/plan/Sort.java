package io.calibr.copilot.plan;

/** An order; rows that do not know the field are left out. */
public record Sort(String field, boolean descending) {}
