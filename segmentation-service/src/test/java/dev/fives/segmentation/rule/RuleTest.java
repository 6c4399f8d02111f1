package dev.fives.segmentation.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.problem.Violation;
import dev.fives.kit.problem.Violations;
import dev.fives.segmentation.rule.model.Facts;
import dev.fives.segmentation.rule.model.Field;
import dev.fives.segmentation.rule.model.Leaf;
import dev.fives.segmentation.rule.model.Operator;
import dev.fives.segmentation.rule.model.Rule;
import dev.fives.segmentation.rule.model.RuleLimits;
import dev.fives.segmentation.rule.model.Value;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RuleTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final RuleJson rules = new RuleJson(new RuleLimits(4, 6, 5, 20, 3660, 366));

    @Test
    void tree_equalsSetOperationsOnAThousandCustomers() {
        var a = rule("{'field':'recencyDays','op':'lt','value':30}");
        var b = rule("{'field':'frequencyBand','op':'in','value':['HIGH','MEDIUM']}");
        var c = rule("{'field':'address.postalCode','op':'startsWith','value':'2000'}");
        var tree = rule("{'and':[{'field':'recencyDays','op':'lt','value':30},{'or':["
                + "{'field':'frequencyBand','op':'in','value':['HIGH','MEDIUM']},"
                + "{'not':{'field':'address.postalCode','op':'startsWith','value':'2000'}}]}]}");
        var customers = customers(1_000);

        var expected = new HashSet<>(customers.keySet());
        expected.removeAll(members(c, customers));
        expected.addAll(members(b, customers));
        expected.retainAll(members(a, customers));

        assertThat(members(tree, customers)).isEqualTo(expected).hasSizeBetween(100, 900);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {'field':'rfm.r','op':'eq','value':4}                        | true
        {'field':'rfm.r','op':'ne','value':4}                        | false
        {'field':'rfm.r','op':'in','value':[1,4]}                    | true
        {'field':'rfm.r','op':'lt','value':4}                        | false
        {'field':'rfm.r','op':'lte','value':4.0}                     | true
        {'field':'rfm.r','op':'gt','value':3.5}                      | true
        {'field':'rfm.r','op':'gte','value':5}                       | false
        {'field':'rfm.r','op':'between','value':[4,5]}               | true
        {'field':'rfm.cell','op':'eq','value':'At Risk'}             | true
        {'field':'address.postalCode','op':'startsWith','value':'2000'}| true
        {'field':'address.city','op':'contains','value':'hai'}       | true
        {'field':'tags','op':'contains','value':'vip'}               | true
        {'field':'tags','op':'in','value':['no','none']}             | false
        {'field':'gender','op':'eq','value':'F'}                     | false
        {'field':'gender','op':'ne','value':'F'}                     | true
        {'not':{'field':'gender','op':'eq','value':'F'}}             | true
        """)
    void leaf_answers(String json, boolean expected) {
        Map<Field, Value> known = Map.of(
                Field.RFM_R, Value.Numeric.of(4),
                Field.RFM_CELL, new Value.Text("At Risk"),
                Field.POSTAL_CODE, new Value.Text("200001"),
                Field.CITY, new Value.Text("Shanghai"),
                Field.TAGS, new Value.Texts(Set.of("vip", "tea")));

        assertThat(rule(json).matches(term -> known.get(term.field()))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {'field':'shoeSize','op':'eq','value':1}                              | /rule/field
        {'field':'age','op':'startsWith','value':1}                           | /rule/op
        {'field':'age','op':'gt','value':'old'}                               | /rule/value
        {'field':'age','op':'gt','value':1e31}                                | /rule/value
        {'field':'age','op':'gt','value':1e999999999}                         | /rule/value
        {'field':'age','op':'gt','value':1e-300}                              | /rule/value
        {'field':'age','op':'between','value':[1]}                            | /rule/value
        {'field':'age','op':'in','value':[1,'b']}                             | /rule/value/1
        {'field':'age','op':'gt','value':1,'x':2}                             | /rule
        {'field':'frequencyBand','op':'eq','value':'HIHG'}                    | /rule/value
        {'field':'gender','op':'in','value':['1','2','3','4','5','6']}        | /rule/value
        {'field':'gender','op':'eq','value':'123456789012345678901'}          | /rule/value
        {'field':'age','where':{'category':'tea'},'op':'gt','value':1}        | /rule/where
        {'field':'purchases.count','where':{},'op':'gt','value':1}            | /rule/where
        {'field':'purchases.count','where':'tea','op':'gt','value':1}         | /rule/where
        {'field':'purchases.count','where':{'shade':'x'},'op':'gt','value':1} | /rule/where
        {'field':'usage.count','where':{'sku':'x'},'windowDays':1,'op':'gt','value':1}| /rule/where
        {'field':'purchases.count','where':{'sku':7},'op':'gt','value':1}     | /rule/where/sku
        {'field':'purchases.count','where':{'sku':[]},'op':'gt','value':1}    | /rule/where/sku
        {'field':'purchases.count','windowDays':0,'op':'gt','value':1}        | /rule/windowDays
        {'field':'purchases.count','windowDays':1.5,'op':'gt','value':1}      | /rule/windowDays
        {'field':'purchases.count','windowDays':3661,'op':'gt','value':1}     | /rule/windowDays
        {'field':'recencyDays','windowDays':9,'op':'gt','value':1}            | /rule/windowDays
        {'field':'usage.count','op':'gt','value':1}                           | /rule/windowDays
        {'field':'usage.count','windowDays':367,'op':'gt','value':1}          | /rule/windowDays
        {'field':'custom.','op':'eq','value':1}                               | /rule/field
        {'field':'custom.a b','op':'eq','value':1}                            | /rule/field
        {'field':'custom.a','op':'gt','value':'x'}                            | /rule/value
        {'field':'custom.a','op':'contains','value':1}                        | /rule/value
        {'field':'custom.a','op':'in','value':[true]}                         | /rule/value/0
        {'field':'psychographics.values.ECO','op':'eq','value':'x'}           | /rule/value
        {'field':'segments','op':'eq','value':'x'}                            | /rule/op
        {'and':[]}                                                            | /rule/and
        {'and':[{'not':7}]}                                                   | /rule/and/0/not
        {'xor':[]}                                                            | /rule
        {'and':[],'or':[]}                                                    | /rule
        {'not':{'not':{'not':{'not':{'not':{'field':'age','op':'gt','value':1}}}}}}| /rule/not/not/not/not/not
        """)
    void read_pointsAtTheMistake(String json, String pointer) {
        var violations = new Violations();

        assertThat(rules.read(JSON.readTree(json.replace('\'', '"')), "/rule", violations))
                .isEmpty();
        assertThat(violations.all()).extracting(Violation::pointer).contains(pointer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {'field':'custom.vip','op':'eq','value':true}          | true
        {'field':'custom.vip','op':'ne','value':true}          | false
        {'field':'custom.vip','op':'eq','value':'true'}        | false
        {'field':'custom.size','op':'gt','value':41}           | true
        {'field':'custom.size','op':'eq','value':'42'}         | false
        {'field':'custom.size','op':'in','value':['L',42]}     | true
        {'field':'custom.team','op':'startsWith','value':'Re'} | true
        {'field':'custom.team','op':'eq','value':'Reds'}       | true
        {'field':'custom.team','op':'lt','value':5}            | false
        {'field':'custom.hobbies','op':'contains','value':'go'}| true
        {'field':'custom.hobbies','op':'ne','value':'go'}      | false
        {'field':'custom.hobbies','op':'startsWith','value':'go'}| false
        {'field':'custom.none','op':'ne','value':1}            | true
        {'field':'custom.none','op':'eq','value':1}            | false
        """)
    void SEG_08_customField_isComparedAsWhatItIs(String json, boolean expected) {
        Map<String, Value> known = Map.of(
                "vip", new Value.Flag(true),
                "size", Value.Numeric.of(42),
                "team", new Value.Text("Reds"),
                "hobbies", new Value.Texts(Set.of("go", "tea")));

        assertThat(rule(json).matches(term -> known.get(term.key()))).isEqualTo(expected);
    }

    /** A profile keeps the instant of the flip as a date, and an operand may be any number. */
    @ParameterizedTest
    @ValueSource(strings = {"1e12", "-1e12", "1e29", "-1e29", "9223372036854775808"})
    void nextFlip_beyondAnyCalendarIsNever(String operand) {
        var leaf = (Leaf) rule("{'field':'recencyDays','op':'gt','value':" + operand + "}");

        assertThat(leaf.nextFlip(0)).isEmpty();
    }

    /** The text goes into an event, which takes 500 characters; a longer one would stop the customer's events. */
    @Test
    void text_isNoLongerThanAnEventTakes() {
        var operands = Collections.<Value>nCopies(200, new Value.Text("城".repeat(200)));

        assertThat(new Leaf(Field.CITY, Operator.IN, operands).text())
                .hasSize(500)
                .endsWith("…");
    }

    @Test
    void read_countsConditions() {
        var leaf = "{'field':'age','op':'gt','value':1}";
        var violations = new Violations();

        rules.read(
                JSON.readTree(("{'or':[" + (leaf + ",").repeat(6) + leaf + "]}").replace('\'', '"')), "", violations);

        assertThat(violations.all())
                .extracting(Violation::detail)
                .containsExactly("rule: 7 conditions (expected: <= 6)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'and':[{'not':{'field':'age','op':'between','value':[1,2.5]}},{'or':[{'field':'tags','op':'contains','value':'x'}]}]}",
                "{'field':'purchases.count','where':{'category':['a','b'],'sku':'c'},'windowDays':90,'op':'gte','value':3}",
                "{'field':'usage.count','where':{'type':'app.login'},'windowDays':7,'op':'gte','value':3}",
                "{'or':[{'field':'custom.vip','op':'eq','value':true},{'field':'custom.size','op':'in','value':[1,'L']}]}",
                "{'field':'psychographics.values.ECO','op':'gte','value':0.7}",
                "{'field':'segments','op':'in','value':['a','b']}"
            })
    void write_readsBackAsTheSameRule(String json) {
        var rule = rule(json);

        assertThat(rules.read(RuleJson.write(rule), "", new Violations())).contains(rule);
        assertThat(RuleJson.write(rule).toString()).isEqualTo(json.replace('\'', '"'));
    }

    private Rule rule(String json) {
        var violations = new Violations();
        var rule = rules.read(JSON.readTree(json.replace('\'', '"')), "", violations);
        assertThat(violations.all()).isEmpty();
        return rule.orElseThrow();
    }

    private static Set<String> members(Rule rule, Map<String, Facts> customers) {
        var members = new HashSet<String>();
        customers.forEach((id, facts) -> {
            if (rule.matches(facts)) {
                members.add(id);
            }
        });
        return members;
    }

    private static Map<String, Facts> customers(int size) {
        var random = new Random(8);
        var bands = List.of("LOW", "MEDIUM", "HIGH");
        Map<String, Facts> customers = new HashMap<>();
        for (int i = 0; i < size; i++) {
            Map<Field, Value> known = new HashMap<>();
            known.put(Field.RECENCY_DAYS, Value.Numeric.of(random.nextInt(60)));
            known.put(Field.FREQUENCY_BAND, new Value.Text(bands.get(random.nextInt(3))));
            if (random.nextBoolean()) {
                known.put(Field.POSTAL_CODE, new Value.Text(random.nextBoolean() ? "200030" : "100000"));
            }
            customers.put("cus_" + i, term -> known.get(term.field()));
        }
        return new HashMap<>(customers);
    }
}
