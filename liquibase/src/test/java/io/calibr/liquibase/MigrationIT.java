package io.calibr.liquibase;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MigrationIT {

    @Test
    void theChangelogsGoUpDownAndUpAgainWithoutDrift() throws Exception {
        var database = ScratchDatabase.create();
        database.bootstrap();
        var empty = CatalogueSnapshot.of(database);

        database.update();
        var first = CatalogueSnapshot.of(database);
        database.rollBack(first.changeSets());
        var down = CatalogueSnapshot.of(database);
        database.update();
        var second = CatalogueSnapshot.of(database);

        assertThat(first.lines()).hasSizeGreaterThan(500);
        assertThat(down.lines()).isEqualTo(empty.lines());
        assertThat(second.lines()).isEqualTo(first.lines());
    }

    @Test
    void everyChangeSetSaysHowItIsTakenBack() throws Exception {
        var changeSets = ScratchDatabase.changeSets();

        assertThat(changeSets)
                .isNotEmpty()
                .allSatisfy(changeSet -> assertThat(changeSet.getRollback().getChanges())
                        .as(changeSet.getId())
                        .isNotEmpty());
    }

    @Test
    void bootstrappingAgainChangesNothing() throws Exception {
        var database = ScratchDatabase.migrated();
        var before = CatalogueSnapshot.of(database);

        database.bootstrap();

        assertThat(CatalogueSnapshot.of(database)).isEqualTo(before);
    }
}
