package dev.fives.kit.test.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule is seen to fire once, on a fixture that breaks it, and to stay silent on one that keeps it. */
class ArchitectureRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    layer     | the model is plain Java
                    layer     | a use case names a port
                    layer     | web, store and broker belong to the adapters
                    wired     | config wires the others
                    cycle     | is one feature
                    chance    | now() of java.time
                    chance    | the system clock
                    chance    | ids come from Ids
                    chance    | waiting is a condition
                    framework | field injection
                    framework | standard streams
                    framework | an event loop that waits
                    framework | declare a Subscription bean
                    framework | state of a whole JVM
                    unmarked  | null is a value only where
                    """)
    void rule_firesOnItsFixture(String fixture, String message) {
        assertThat(violations("dev.fives.fixture." + fixture))
                .anySatisfy(text -> assertThat(text).contains(message));
    }

    @Test
    void rules_areSilentOnSoundCode() {
        assertThat(violations("dev.fives.fixture.sound")).isEmpty();
    }

    @Test
    void check_refusesAnEmptyImport() {
        assertThatThrownBy(() -> ArchitectureRules.check("dev.fives.nothing.here"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("0 (expected: more)");
    }

    private static List<String> violations(String basePackage) {
        JavaClasses classes = new ClassFileImporter().importPackages(basePackage);
        return ArchitectureRules.all(basePackage).stream()
                .map(rule -> rule.evaluate(classes))
                .filter(result -> result.hasViolation())
                .map(result -> result.getFailureReport().toString())
                .toList();
    }
}
