package dev.fives.kit.test.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks one application against every rule of the house. A service has one test that calls {@link #check(String)} with
 * its base package; a broken rule fails with the place and the way to mend it.
 */
public final class ArchitectureRules {

    private ArchitectureRules() {}

    /**
     * Imports the main classes below the package and applies all rules.
     *
     * @param basePackage for example {@code dev.fives.loyalty}
     * @throws AssertionError naming the rule and every place that breaks it, or when nothing was imported (an importer
     *     that does not know the class version imports nothing and would agree to everything)
     */
    public static void check(String basePackage) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(basePackage);
        if (classes.isEmpty()) {
            throw new AssertionError("classes imported from " + basePackage + ": 0 (expected: more)");
        }
        all(basePackage).forEach(rule -> rule.check(classes));
    }

    static List<ArchRule> all(String basePackage) {
        return Stream.of(
                        LayerRules.all(),
                        LayerRules.features(basePackage),
                        SourceOfChanceRules.all(),
                        FrameworkRules.all())
                .flatMap(List::stream)
                .map(rule -> rule.allowEmptyShould(true))
                .toList();
    }
}
