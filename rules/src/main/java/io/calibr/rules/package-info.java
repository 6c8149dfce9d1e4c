/** The starter: a real catalogue, the words its rules may use, and two rulebooks to begin with. */
@NullMarked
package io.calibr.rules;

import org.jspecify.annotations.NullMarked;
