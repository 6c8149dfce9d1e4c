/** How the text of a table changes: edits by cell, differences, merges, and who last wrote what. */
@NullMarked
package io.calibr.engine.version;

import org.jspecify.annotations.NullMarked;
