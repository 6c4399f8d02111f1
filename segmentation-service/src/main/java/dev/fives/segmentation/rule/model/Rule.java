package dev.fives.segmentation.rule.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A tree of conditions. A condition on an unknown value is false, only {@code ne} is true; {@code not} turns the answer
 * of what is below it round.
 */
public sealed interface Rule permits Rule.And, Rule.Or, Rule.Not, Leaf {

    record And(List<Rule> rules) implements Rule {
        public And {
            rules = List.copyOf(rules);
        }
    }

    record Or(List<Rule> rules) implements Rule {
        public Or {
            rules = List.copyOf(rules);
        }
    }

    record Not(Rule rule) implements Rule {}

    default boolean matches(Facts facts) {
        return switch (this) {
            case And(var rules) -> rules.stream().allMatch(rule -> rule.matches(facts));
            case Or(var rules) -> rules.stream().anyMatch(rule -> rule.matches(facts));
            case Not(var rule) -> !rule.matches(facts);
            case Leaf leaf -> leaf.holds(facts.value(leaf.term()));
        };
    }

    /** Codes of the segments that the answer depends on. */
    default Set<String> segmentCodes() {
        return leaves().filter(leaf -> leaf.field() == Field.SEGMENTS)
                .flatMap(leaf -> leaf.operands().stream())
                .map(operand -> ((Value.Text) operand).value())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    default Stream<Leaf> leaves() {
        return switch (this) {
            case And(var rules) -> rules.stream().flatMap(Rule::leaves);
            case Or(var rules) -> rules.stream().flatMap(Rule::leaves);
            case Not(var rule) -> rule.leaves();
            case Leaf leaf -> Stream.of(leaf);
        };
    }
}
