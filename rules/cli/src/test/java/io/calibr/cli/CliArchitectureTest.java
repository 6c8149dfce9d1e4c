package io.calibr.cli;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(packages = "io.calibr.cli", importOptions = DoNotIncludeTests.class)
class CliArchitectureTest {

    /** Each may use only those before it. */
    private static final List<String> ORDER =
            List.of("report", "folder", "example", "catalogue", "plan", "remote", "command");

    @ArchTest
    static void packagesUseOnlyEarlierOnes(JavaClasses cli) {
        for (var index = 0; index < ORDER.size() - 1; index++) {
            var later = ORDER.stream()
                    .skip(index + 1L)
                    .map(CliArchitectureTest::inside)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(inside(ORDER.get(index)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later)
                    .check(cli);
        }
    }

    @ArchTest
    static final ArchRule onlyCommandsKnowTheTerminal = noClasses()
            .that()
            .resideOutsideOfPackage(inside("command"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    private static String inside(String name) {
        return "io.calibr.cli." + name + "..";
    }
}
