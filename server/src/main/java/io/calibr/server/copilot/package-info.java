/** Questions in plain words over HTTP, and what the copilot module needs of this server: its database, its clock, its records. */
@NullMarked
package io.calibr.server.copilot;

import org.jspecify.annotations.NullMarked;
