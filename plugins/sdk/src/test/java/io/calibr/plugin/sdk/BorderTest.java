package io.calibr.plugin.sdk;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

@AnalyzeClasses(packages = "io.calibr.plugin.sdk", importOptions = ImportOption.DoNotIncludeTests.class)
class BorderTest {

    @ArchTest
    static final ArchRule ONLY_JDK_AND_MODEL_TYPES_CROSS_THE_BORDER = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "io.calibr.model", "io.calibr.plugin.sdk", "org.pf4j", "org.jspecify.annotations");
}
