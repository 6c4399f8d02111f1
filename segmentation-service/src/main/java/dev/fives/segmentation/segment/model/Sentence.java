package dev.fives.segmentation.segment.model;

import dev.fives.segmentation.rule.model.Field;
import dev.fives.segmentation.rule.model.Leaf;
import dev.fives.segmentation.rule.model.Operator;
import dev.fives.segmentation.rule.model.Rule;
import dev.fives.segmentation.rule.model.Value;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A rule as one sentence that people read back. A {@code not} is carried down to the conditions below it, where it can be
 * said: not (a and b) is not a or not b.
 */
public final class Sentence {

    private final Language language;

    private Sentence(Language language) {
        this.language = language;
    }

    public static String of(Rule rule, Language language) {
        var clause = new Sentence(language).clause(rule, true, true);
        return language.pick("Customers " + clause + ".", clause + "的客户。");
    }

    /** Of a segment without a rule. */
    public static String ofList(Language language) {
        return language.pick("Customers who were put into it by hand.", "由人工加入的客户。");
    }

    private String clause(Rule rule, boolean holds, boolean outermost) {
        return switch (rule) {
            case Rule.And(var rules) -> group(rules, holds, holds, outermost);
            case Rule.Or(var rules) -> group(rules, holds, !holds, outermost);
            case Rule.Not(var inner) -> clause(inner, !holds, outermost);
            case Leaf leaf -> condition(leaf, holds);
        };
    }

    private String group(List<Rule> rules, boolean holds, boolean all, boolean outermost) {
        if (rules.size() == 1) {
            return clause(rules.getFirst(), holds, outermost);
        }
        var word = all ? language.pick(" and ", "，且") : language.pick(" or ", "，或");
        var joined = rules.stream().map(rule -> clause(rule, holds, false)).collect(Collectors.joining(word));
        return outermost ? joined : language.pick("(" + joined + ")", "（" + joined + "）");
    }

    private String condition(Leaf leaf, boolean holds) {
        var field = FieldWords.of(leaf.term(), language);
        var said = holds ? said(leaf) : denied(leaf);
        return language.pick("whose " + field + " " + said, field + said);
    }

    private String said(Leaf leaf) {
        var value = values(leaf);
        return switch (leaf.operator()) {
            case NE -> language.pick("is not ", "不为") + value;
            case LT -> language.pick("is below ", "低于") + value;
            case LTE -> language.pick("is at most ", "不超过") + value;
            case GT -> language.pick("is above ", "高于") + value;
            case GTE -> language.pick("is at least ", "不低于") + value;
            case BETWEEN -> between(leaf);
            case STARTS_WITH -> language.pick("begins with " + value, "以" + value + "开头");
            case EQ, IN, CONTAINS -> one(leaf) + value;
        };
    }

    private String one(Leaf leaf) {
        if (leaf.field().kind() == Field.Kind.TEXTS) {
            return language.pick("include ", "包含");
        }
        return leaf.operator() == Operator.CONTAINS ? language.pick("contains ", "包含") : language.pick("is ", "为");
    }

    /** Also of whom it is not known: a condition on what nobody knows does not hold. */
    private String denied(Leaf leaf) {
        if (leaf.operator() == Operator.NE) {
            return language.pick("is ", "为") + values(leaf);
        }
        var said = said(leaf);
        return switch (said.split(" ", 2)[0]) {
            case "is" -> "is not" + said.substring("is".length());
            case "begins" -> "does not begin" + said.substring("begins".length());
            case "contains" -> "does not contain" + said.substring("contains".length());
            case "include" -> "do not " + said;
            default -> "并非" + said;
        };
    }

    private String between(Leaf leaf) {
        var from = value(leaf, leaf.operands().getFirst());
        var to = value(leaf, leaf.operands().getLast());
        return language.pick("is from " + from + " to " + to, "在" + from + "到" + to + "之间");
    }

    private String values(Leaf leaf) {
        return language.alternatives(
                leaf.operands().stream().map(operand -> value(leaf, operand)).toList());
    }

    private String value(Leaf leaf, Value operand) {
        return switch (operand) {
            case Value.Numeric(var number) -> number.toPlainString();
            case Value.Text(var text) -> leaf.field().domain().isEmpty() ? language.quoted(text) : level(text);
            case Value.Flag(var flag) -> flag ? language.pick("yes", "是") : language.pick("no", "否");
            case Value.Texts(var texts) ->
                language.alternatives(
                        texts.stream().sorted().map(language::quoted).toList());
        };
    }

    private String level(String text) {
        return switch (text) {
            case "LOW" -> language.pick("low", "低");
            case "MEDIUM" -> language.pick("medium", "中");
            case "HIGH" -> language.pick("high", "高");
            default -> language.quoted(text);
        };
    }
}
