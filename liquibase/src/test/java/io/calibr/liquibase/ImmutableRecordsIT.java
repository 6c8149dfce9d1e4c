package io.calibr.liquibase;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What was published stays, even where a mistaken grant or the owner of the tables would have it otherwise. */
class ImmutableRecordsIT {

    private static ScratchDatabase database;

    @BeforeAll
    static void migrate() throws Exception {
        database = ScratchDatabase.migrated();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update calibr.rule_version set text = 'other'",
                "delete from calibr.rule_version",
                "truncate calibr.rule_version cascade",
                "update calibr.rulebook_version set hash = 'other'",
                "delete from calibr.rulebook_version",
                "update calibr.rule_patch set action = 'text'",
                "delete from calibr.rule_patch",
                "truncate calibr.rule_patch"
            })
    void notEvenASuperuserChangesIt(String statement) throws SQLException {
        try (var superuser = database.as("postgres")) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> ScratchDatabase.execute(superuser, statement))
                    .withMessageContaining("its rows never change");
        }
    }
}
