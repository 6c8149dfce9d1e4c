package io.calibr.plugin.testkit.simulator;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks what writes to standard output for whoever started the process, and so escapes the forbidden-API gate. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@interface TalksToTheTerminal {}
