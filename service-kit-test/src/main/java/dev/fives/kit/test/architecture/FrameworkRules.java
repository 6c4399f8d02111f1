package dev.fives.kit.test.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** How frameworks may be used: explicit wiring, no blocking, no string queries, no converted record headers. */
final class FrameworkRules {

    private static final Set<String> BLOCKING =
            Set.of("block", "blockFirst", "blockLast", "blockOptional", "toIterable");

    private FrameworkRules() {}

    static List<ArchRule> all() {
        return List.of(
                NO_CLASSES_SHOULD_USE_FIELD_INJECTION,
                NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS,
                noBlocking(),
                noStringQueries(),
                noConvertedHeaders(),
                noMutableStatics(),
                everyPackageIsNullMarked());
    }

    private static ArchRule noBlocking() {
        return noClasses()
                .that()
                .resideOutsideOfPackages("..kafka..", "dev.fives.kit..", "dev.fives.local..")
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "block on a Mono or Flux",
                        (JavaCall<?> call) ->
                                call.getTargetOwner().getPackageName().equals("reactor.core.publisher")
                                        && BLOCKING.contains(call.getName())))
                .because("an event loop that waits serves nobody: compose the Mono; only a listener's lane may wait");
    }

    private static ArchRule noStringQueries() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.data..")
                .because("queries are typed documents of the driver (CVE-2026-41696, CVE-2026-41717, CVE-2026-59342)");
    }

    private static ArchRule noConvertedHeaders() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .haveSimpleName("KafkaListener")
                .because("record headers must not be mapped (CVE-2026-59406): declare a Subscription bean");
    }

    private static ArchRule noMutableStatics() {
        return fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage("dev.fives..")
                .should()
                .beFinal()
                .because("state of a whole JVM is shared by all applications of the local stack");
    }

    private static ArchRule everyPackageIsNullMarked() {
        return classes()
                .should(new ArchCondition<>("live in a package with a @NullMarked package-info") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                        String message = type.getPackageName() + ": no @NullMarked package-info.java (expected: one)";
                        events.add(new SimpleConditionEvent(type, marked, message));
                    }
                })
                .because("null is a value only where @Nullable says so");
    }
}
