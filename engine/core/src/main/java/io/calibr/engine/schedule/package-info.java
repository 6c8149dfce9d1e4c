/** When things happen that are planned by people in a time zone: local times, and recurring schedules. */
@NullMarked
package io.calibr.engine.schedule;

import org.jspecify.annotations.NullMarked;
