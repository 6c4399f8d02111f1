package dev.fives.kit.test.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Who may know whom: adapters know the use cases, the use cases know the model, the model knows the JDK. */
final class LayerRules {

    private static final String[] ADAPTERS = {"..web..", "..mongo..", "..kafka.."};

    private LayerRules() {}

    static List<ArchRule> all() {
        return List.of(modelIsPure(), useCasesKnowNoAdapter(), useCasesKnowNoTechnology(), nobodyKnowsTheWiring());
    }

    static List<ArchRule> features(String basePackage) {
        return List.of(slices().matching(basePackage + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a feature that needs another in both directions is one feature: merge them or invert one"));
    }

    private static ArchRule modelIsPure() {
        return classes()
                .that()
                .resideInAPackage("dev.fives.*..model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "..model..")
                .because("the model is plain Java: move what needs a framework to app or to an adapter");
    }

    private static ArchRule useCasesKnowNoAdapter() {
        return noClasses()
                .that()
                .resideInAPackage("dev.fives.*..app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ADAPTERS)
                .because("a use case names a port; the adapter implements it");
    }

    private static ArchRule useCasesKnowNoTechnology() {
        return noClasses()
                .that()
                .resideInAPackage("dev.fives.*..app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.mongodb..",
                        "org.bson..",
                        "org.apache.kafka..",
                        "org.springframework.kafka..",
                        "org.springframework.web..",
                        "org.springframework.http..")
                .because("web, store and broker belong to the adapters web, mongo and kafka");
    }

    private static ArchRule nobodyKnowsTheWiring() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("..config..")
                .and()
                .haveSimpleNameNotEndingWith("Application")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.fives..config..")
                .because("config wires the others; pass the single value that is needed instead");
    }
}
