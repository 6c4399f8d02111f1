package dev.fives.segmentation.profile.model;

import dev.fives.segmentation.rule.model.Facts;
import dev.fives.segmentation.rule.model.Leaf;
import dev.fives.segmentation.rule.model.Rule;
import dev.fives.segmentation.rule.model.Value;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A rule with the answer of each of its parts, also of those that the whole does not hang on. */
public sealed interface Explained {

    boolean result();

    /** @param all whether all have to hold, or one */
    record Group(boolean all, List<Explained> parts) implements Explained {
        public Group {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean result() {
            return all
                    ? parts.stream().allMatch(Explained::result)
                    : parts.stream().anyMatch(Explained::result);
        }
    }

    record Inverse(Explained part) implements Explained {
        @Override
        public boolean result() {
            return !part.result();
        }
    }

    /** @param actual null where it is not known */
    record Condition(Leaf leaf, @Nullable Value actual, boolean result, List<Evidence> evidence) implements Explained {
        public Condition {
            evidence = List.copyOf(evidence);
        }
    }

    static Explained of(Rule rule, Facts facts, Function<Leaf, List<Evidence>> evidence) {
        return switch (rule) {
            case Rule.And(var rules) -> new Group(true, all(rules, facts, evidence));
            case Rule.Or(var rules) -> new Group(false, all(rules, facts, evidence));
            case Rule.Not(var inner) -> new Inverse(of(inner, facts, evidence));
            case Leaf leaf -> new Condition(leaf, facts.value(leaf.term()), leaf.matches(facts), evidence.apply(leaf));
        };
    }

    private static List<Explained> all(List<Rule> rules, Facts facts, Function<Leaf, List<Evidence>> evidence) {
        return rules.stream().map(rule -> of(rule, facts, evidence)).toList();
    }
}
