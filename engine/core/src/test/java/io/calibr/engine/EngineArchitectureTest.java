package io.calibr.engine;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(packages = "io.calibr.engine", importOptions = DoNotIncludeTests.class)
class EngineArchitectureTest {

    /** Each may use only those before it. */
    private static final List<String> ORDER = List.of(
            "vocabulary",
            "table",
            "json",
            "version",
            "lint",
            "guard",
            "dialect",
            "compile",
            "explain",
            "price",
            "check",
            "example",
            "schedule",
            "layer");

    @ArchTest
    static void packagesUseOnlyEarlierOnes(JavaClasses engine) {
        for (var index = 0; index < ORDER.size(); index++) {
            var later = ORDER.stream()
                    .skip(index + 1L)
                    .map(EngineArchitectureTest::inside)
                    .toArray(String[]::new);
            if (later.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage(inside(ORDER.get(index)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(later)
                        .allowEmptyShould(true)
                        .check(engine);
            }
        }
    }

    @ArchTest
    static final ArchRule everyPackageHasItsPlace = classes()
            .should()
            .resideInAnyPackage(
                    ORDER.stream().map(EngineArchitectureTest::inside).toArray(String[]::new));

    @ArchTest
    static final ArchRule onlyThreePackagesKnowDrools = noClasses()
            .that()
            .resideOutsideOfPackages(Stream.of("dialect", "compile", "price")
                    .map(EngineArchitectureTest::inside)
                    .toArray(String[]::new))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.drools..", "org.kie..");

    @ArchTest
    static final ArchRule nothingAsksTheClockOrInventsIds = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveNameMatching(
                    ".*(Impl|Manager|Helper|Utils?|Abstract\\w*|Base\\w+|Default\\w*|Data|Info|Processor|Service|DTO)");

    private static String inside(String name) {
        return "io.calibr.engine." + name + "..";
    }
}
