/** What commands say: findings, failures, and the forms they are printed in. */
@NullMarked
package io.calibr.cli.report;

import org.jspecify.annotations.NullMarked;
