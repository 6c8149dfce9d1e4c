/** Start-up, configuration, database, transactions, time and ids: what every feature stands on. */
@NullMarked
package io.calibr.server.platform;

import org.jspecify.annotations.NullMarked;
