package io.calibr.server;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "io.calibr.server", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] FOUNDATION = {
        "..server.platform..", "..server.problem..", "..server.security..", "..server.idempotency.."
    };

    @ArchTest
    static final ArchRule FEATURES_FORM_NO_CIRCLES =
            slices().matching("io.calibr.server.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_FOUNDATION_KNOWS_NO_FEATURE = noClasses()
            .that()
            .resideInAnyPackage("..server.platform..", "..server.problem..", "..server.tenant..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..server.catalog..",
                    "..server.rule..",
                    "..server.run..",
                    "..server.connector..",
                    "..server.copilot..",
                    "..server.demo..");

    @ArchTest
    static final ArchRule ONLY_RESOURCES_SEE_JAX_RS = noClasses()
            .that()
            .resideOutsideOfPackages(FOUNDATION)
            .and(new Named("Resource").negate())
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule WHAT_THE_API_SHOWS_KNOWS_NO_DATABASE = noClasses()
            .that(new Named("Resource", "View"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.hibernate..", "jakarta.persistence..", "java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule ENTITIES_ARE_ROWS = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .haveSimpleNameEndingWith("Row")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ROWS_STAY_AT_HOME = classes()
            .that()
            .haveSimpleNameEndingWith("Row")
            .should()
            .notBePublic()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule EVERY_ROUTE_SAYS_WHO_MAY_CALL_IT = methods()
            .that()
            .areMetaAnnotatedWith(HttpMethod.class)
            .should()
            .beAnnotatedWith(Allowed.class)
            .orShould()
            .beAnnotatedWith(Authenticated.class)
            .orShould()
            .beAnnotatedWith(PermitAll.class);

    @ArchTest
    static final ArchRule TIME_AND_IDS_ARE_HANDED_IN = noClasses()
            .that()
            .resideOutsideOfPackage("..server.platform..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS = noFields().should().beAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule NOBODY_ASKS_THE_CONTAINER = noClasses().should().callMethod(CDI.class, "current");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_THING_IS = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Abstract\\w*|Processor|Service|DTO|Dto)$");
}
