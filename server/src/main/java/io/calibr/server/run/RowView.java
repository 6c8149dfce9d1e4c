package io.calibr.server.run;

import io.calibr.model.RuleId;

/**
 * A row of a published table as the API names it.
 *
 * @param id of the rule whose table it is
 * @param version the number of that rule's version
 * @param row its id in the table
 * @param rowNumber its position in the table, from 1
 */
public record RowView(RuleId id, int version, String table, String row, int rowNumber) {}
