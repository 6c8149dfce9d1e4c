package io.calibr.server;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;

/** Classes whose name, or that of the class around them, ends in one of some words. */
final class Named extends DescribedPredicate<JavaClass> {

    private final String[] endings;

    Named(String... endings) {
        super("named like " + Arrays.toString(endings));
        this.endings = endings.clone();
    }

    @Override
    public boolean test(JavaClass type) {
        var outermost = type;
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        return Arrays.stream(endings).anyMatch(outermost.getSimpleName()::endsWith);
    }
}
