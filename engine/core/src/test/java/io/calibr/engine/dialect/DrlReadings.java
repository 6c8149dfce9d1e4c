package io.calibr.engine.dialect;

import io.calibr.engine.table.Reading;
import io.calibr.engine.table.TableMaker;
import java.util.Random;
import java.util.concurrent.Callable;

/** Reads a good file and every bad one. */
public final class DrlReadings implements Callable<String> {

    @Override
    public String call() {
        var reader = new DrlTableReader(TableMaker.VOCABULARY);
        reader.read("good.drl", ExportedRules.drl(new Random(1))).orThrow();
        for (var attack : MaliciousDrlTest.ATTACKS) {
            if (reader.read("attack.drl", attack.drl()) instanceof Reading.Accepted) {
                return attack.name();
            }
        }
        return "done";
    }
}
