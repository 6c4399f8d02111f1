package dev.fives.kit.test.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Time, ids and randomness are injected, so that a test can move, name and repeat them. */
final class SourceOfChanceRules {

    private static final Set<String> CLOCK_READERS = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.LocalTime",
            "java.time.ZonedDateTime",
            "java.time.OffsetDateTime",
            "java.time.Year",
            "java.time.YearMonth");

    private SourceOfChanceRules() {}

    static List<ArchRule> all() {
        return List.of(noWallClock(), noSystemClock(), noOwnRandomness(), noSleep());
    }

    private static ArchRule noWallClock() {
        return noClasses()
                .should()
                .callMethodWhere(calls(
                        "now() of java.time",
                        call -> CLOCK_READERS.contains(owner(call))
                                && call.getName().equals("now")))
                .because("time comes from BusinessClock or RealClock");
    }

    private static ArchRule noSystemClock() {
        return noClasses()
                .should()
                .callMethodWhere(calls(
                        "the system clock",
                        call -> (owner(call).equals(System.class.getName())
                                        && call.getName().equals("currentTimeMillis"))
                                || (owner(call).equals(Clock.class.getName())
                                        && call.getName().startsWith("system"))))
                .because("time comes from BusinessClock or RealClock");
    }

    private static ArchRule noOwnRandomness() {
        return noClasses()
                .should()
                .callCodeUnitWhere(calls(
                        "unseeded randomness",
                        call -> (owner(call).equals(UUID.class.getName())
                                        && call.getName().equals("randomUUID"))
                                || (owner(call).equals(Math.class.getName())
                                        && call.getName().equals("random"))
                                || (owner(call).equals(Random.class.getName())
                                        && call.getName().equals("<init>")
                                        && call.getTarget()
                                                .getRawParameterTypes()
                                                .isEmpty())))
                .because("ids come from Ids, randomness from an injected RandomGenerator");
    }

    private static ArchRule noSleep() {
        return noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .because("waiting is a condition with a deadline, or a delay of the scheduler");
    }

    private static DescribedPredicate<JavaCall<?>> calls(
            String description, java.util.function.Predicate<JavaCall<?>> predicate) {
        return DescribedPredicate.describe(description, predicate);
    }

    private static String owner(JavaCall<?> call) {
        JavaClass target = call.getTargetOwner();
        return target.getName();
    }
}
