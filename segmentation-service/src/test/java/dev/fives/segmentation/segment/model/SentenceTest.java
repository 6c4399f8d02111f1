package dev.fives.segmentation.segment.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.segmentation.rule.model.Dimension;
import dev.fives.segmentation.rule.model.Field;
import dev.fives.segmentation.rule.model.Leaf;
import dev.fives.segmentation.rule.model.Operator;
import dev.fives.segmentation.rule.model.Rule;
import dev.fives.segmentation.rule.model.Term;
import dev.fives.segmentation.rule.model.Value;
import dev.fives.segmentation.rule.model.Where;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SentenceTest {

    private static final Leaf YOUNG = new Leaf(Field.AGE, Operator.BETWEEN, numbers(25, 35));
    private static final Leaf WOMEN = new Leaf(Field.GENDER, Operator.EQ, texts("F"));
    private static final Leaf TEA = new Leaf(Field.TAGS, Operator.IN, texts("tea", "pots", "cups"));

    @Test
    void sentence_namesAllConditions() {
        var rule = new Rule.And(List.of(YOUNG, new Rule.Or(List.of(WOMEN, TEA))));

        assertThat(Sentence.of(rule, Language.EN))
                .isEqualTo("Customers whose age is from 25 to 35 and"
                        + " (whose gender is “F” or whose tags include “tea”, “pots” or “cups”).");
        assertThat(Sentence.of(rule, Language.ZH)).isEqualTo("年龄在25到35之间，且（性别为“F”，或标签包含“tea”、“pots”或“cups”）的客户。");
    }

    @Test
    void conditionOnSome_saysWhich() {
        var where = new Where(Map.of(Dimension.CATEGORY, List.of("baby")));
        var term = new Term(Field.PURCHASES_COUNT, null, where, 90);
        var rule = new Leaf(term, Operator.GTE, numbers(3));

        assertThat(Sentence.of(rule, Language.EN))
                .isEqualTo("Customers whose number of purchases (last 90 days, category “baby”) is at least 3.");
        assertThat(Sentence.of(rule, Language.ZH)).isEqualTo("购买次数（最近90天，品类“baby”）不低于3的客户。");
    }

    /** De Morgan, since nobody understands a not before a bracket. */
    @Test
    void not_isSaidWhereTheConditionsAre() {
        var rule = new Rule.Not(new Rule.And(List.of(YOUNG, new Rule.Not(WOMEN), TEA)));

        assertThat(Sentence.of(rule, Language.EN))
                .isEqualTo("Customers whose age is not from 25 to 35 or whose gender is “F”"
                        + " or whose tags do not include “tea”, “pots” or “cups”.");
    }

    @Test
    void groupOfOne_needsNoBrackets() {
        var rule = new Rule.Or(List.of(new Rule.And(List.of(WOMEN)), YOUNG));

        assertThat(Sentence.of(rule, Language.EN))
                .isEqualTo("Customers whose gender is “F” or whose age is from 25 to 35.");
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void everyField_hasWordsInBothLanguages(Field field) {
        assertThat(FieldWords.of(field, Language.EN)).isNotBlank().doesNotContain(".");
        assertThat(FieldWords.of(field, Language.ZH)).isNotBlank().doesNotContain(".");
    }

    private static List<Value> numbers(long... values) {
        return Arrays.stream(values)
                .mapToObj(value -> (Value) Value.Numeric.of(value))
                .toList();
    }

    private static List<Value> texts(String... values) {
        return Arrays.stream(values).map(value -> (Value) new Value.Text(value)).toList();
    }
}
