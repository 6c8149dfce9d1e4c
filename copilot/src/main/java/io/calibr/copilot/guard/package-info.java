/** What comes in: cleaned of what nobody can see, and refused where it asks for what the copilot never does. */
@NullMarked
package io.calibr.copilot.guard;

import org.jspecify.annotations.NullMarked;
