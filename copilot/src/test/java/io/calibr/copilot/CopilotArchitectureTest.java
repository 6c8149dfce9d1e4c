package io.calibr.copilot;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "io.calibr.copilot", importOptions = ImportOption.DoNotIncludeTests.class)
class CopilotArchitectureTest {

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CIRCLES =
            slices().matching("io.calibr.copilot.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_CHAT_KNOWS_A_MODEL = noClasses()
            .that()
            .resideOutsideOfPackage("..copilot.chat..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.langchain4j..", "com.fasterxml..", "java.net.http..");

    @ArchTest
    static final ArchRule NOBODY_OPENS_A_DATABASE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "jakarta..", "io.calibr.server..");

    @ArchTest
    static final ArchRule WHAT_PLANS_COMPILES_NOTHING = noClasses()
            .that()
            .resideInAnyPackage("..copilot.offline..", "..copilot.chat..", "..copilot.plan..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..copilot.sql..", "..copilot.answer..");

    @ArchTest
    static final ArchRule TIME_AND_IDS_ARE_HANDED_IN = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Clock.class, "systemUTC");
}
