package io.calibr.engine.dialect;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads DRL in a class loader of its own and looks at what was loaded for it: no compiler, no evaluator. */
class NothingIsCompiledTest {

    @Test
    void readingLoadsNoCompiler() throws Exception {
        var loaded = Watching.loadedBy(DrlReadings.class);

        assertThat(loaded).contains("org.drools.drl.parser.DrlParser");
        assertThat(loaded).noneMatch(Watching.COMPILERS.asMatchPredicate());
    }

    /** The control: what this test looks for is there to be found. */
    @Test
    void compilingWouldHaveLoadedOne() throws Exception {
        var loaded = Watching.loadedBy(DrlCompilation.class);

        assertThat(loaded).anyMatch(Watching.COMPILERS.asMatchPredicate());
    }
}
