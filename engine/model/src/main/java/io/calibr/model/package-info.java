/** The words every module shares: money, SKUs and typed identifiers. */
@NullMarked
package io.calibr.model;

import org.jspecify.annotations.NullMarked;
