/** The examples beside the rules, tried one by one, with the rows that none of them reaches. */
@NullMarked
package io.calibr.cli.example;

import org.jspecify.annotations.NullMarked;
