/** {@code ./mvnw -Pdemo}: the main job on the AdventureWorks catalogue, driven through the public API like any client. */
@NullMarked
package io.calibr.server.demo;

import org.jspecify.annotations.NullMarked;
