package io.calibr.engine.dialect;

import java.util.Random;
import java.util.concurrent.Callable;

/** Compiles an export with Drools. */
public final class DrlCompilation implements Callable<String> {

    @Override
    public String call() {
        ExportedRules.compiled(ExportedRules.drl(new Random(1)));
        return "done";
    }
}
