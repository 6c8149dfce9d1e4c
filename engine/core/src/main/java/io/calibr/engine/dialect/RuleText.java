package io.calibr.engine.dialect;

import java.util.List;
import java.util.Map;

/**
 * One rule, taken apart but not yet understood.
 *
 * @param start the word {@code rule}
 * @param name the row's id
 * @param attributes and annotations by name; the value is the literal's token
 * @param constraints the tokens between the commas of the pattern
 * @param calls the tokens between then and end
 */
record RuleText(
        Token start,
        Token name,
        Map<String, Token> attributes,
        Map<String, Token> annotations,
        List<Tokens> constraints,
        Tokens calls) {}
