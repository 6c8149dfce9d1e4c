package io.calibr.xlsx;

import io.calibr.xlsx.MaliciousTableTest.Spot;
import java.util.List;
import java.util.concurrent.Callable;

/** Reads every attack in every format. */
public final class TableReadings implements Callable<String> {

    @Override
    public String call() {
        for (var attack : MaliciousTableTest.ATTACKS) {
            for (var spot : Spot.all(attack)) {
                if (spot.everywhere().stream().anyMatch(List::isEmpty)) {
                    return attack + " as " + spot.name();
                }
            }
        }
        return "done";
    }
}
