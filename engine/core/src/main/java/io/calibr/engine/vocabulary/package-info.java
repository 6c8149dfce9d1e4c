/** The words an author may use: a closed, typed list. An unknown word is refused, never ignored. */
@NullMarked
package io.calibr.engine.vocabulary;

import org.jspecify.annotations.NullMarked;
