package dev.fives.contracts.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cases that no contract of today has. Older, newer, and which direction bears the change. */
class SchemaComparisonTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {}                                          | {'additionalProperties':false}               | SENT
            {'additionalProperties':true}               | {'additionalProperties':false}               | none
            {'additionalProperties':false}              | {}                                           | TAKEN
            {'additionalProperties':{'type':'integer'}} | {'additionalProperties':{'type':'number'}}   | TAKEN
            {'additionalProperties':{'type':'integer'}} | {'properties':{'a':{'type':'string'}},'additionalProperties':{'type':'integer'}} | none
            {'type':'string'}                           | {'oneOf':[{'type':'string'},{'type':'integer'}]} | TAKEN
            {'oneOf':[{'const':'A'},{'const':'B'}]}     | {'oneOf':[{'const':'B'}]}                    | SENT
            {'oneOf':[{'const':'A'},{'const':'B'}]}     | {'oneOf':[{'const':'B'},{'const':'A'}]}      | both
            {'const':1}                                 | {'const':2}                                  | none
            {'enum':['A','B']}                          | {'enum':['B','C']}                           | none
            {'uniqueItems':true}                        | {}                                           | TAKEN
            {'multipleOf':5}                            | {'multipleOf':3}                             | none
            {'minItems':1}                              | {'minItems':2}                               | SENT
            {'items':{'type':'string'}}                 | {}                                           | TAKEN
            {'items':{'items':{'maximum':5}}}           | {'items':{'items':{'maximum':6}}}            | TAKEN
            {'prefixItems':[{'type':'string'}]}         | {'prefixItems':[{'type':'integer'}]}         | none
            {'patternProperties':{'^a':{}}}             | {}                                           | none
            {'properties':{'a':{}}}                     | {'properties':{'a':false}}                   | SENT
            {'properties':{'a':{}}}                     | {'properties':{'a':{'readOnly':true}}}       | SENT
            {'properties':{'a':{}}}                     | {'properties':{'a':{'writeOnly':true}}}      | TAKEN
            {'default':1}                               | {'default':2}                                | none
            {}                                          | {'default':2}                                | both
            {'not':{'type':'null'}}                     | {}                                           | TAKEN
            {'allOf':[{'required':['a']},{'required':['b']}]} | {'required':['b','a']}                 | both
            {'allOf':[{'maximum':9},{'maximum':5}]}     | {'maximum':5}                                | both
            {'$ref':'#/$defs/A','maxLength':3,'$defs':{'A':{'type':'string'}}} | {'type':'string','maxLength':3} | both
            {'type':'object','properties':{'description':{'type':'string'}}} | {'type':'object','properties':{'description':{'type':'integer'}}} | none
            {'then':{'properties':{'title':{'const':1}}},'if':{}} | {'then':{'properties':{'title':{'const':2}}},'if':{}} | none
            """)
    void change_isBorneInItsDirections(String older, String newer, String borne) {
        assertThat(breaks(older, newer, Direction.SENT).isEmpty())
                .isEqualTo(List.of("SENT", "both").contains(borne));
        assertThat(breaks(older, newer, Direction.TAKEN).isEmpty())
                .isEqualTo(List.of("TAKEN", "both").contains(borne));
    }

    @Test
    void schemaThatHoldsItself_isComparedToItsEnd() {
        String tree = "{'$ref':'#/$defs/N','$defs':{'N':{'properties':{'of':{'type':'array',"
                + "'items':{'$ref':'#/$defs/N'}},'v':{'type':'integer'}}}}}";

        assertThat(breaks(tree, tree, Direction.SENT)).isEmpty();
        assertThat(breaks(tree, tree.replace("integer", "number"), Direction.SENT))
                .extracting(Break::toString)
                .contains("/v: type: [integer] → [number] (an older reader meets what it was never told of)");
    }

    @Test
    void whatCannotBeFollowed_isNotPassedOver() {
        assertThatThrownBy(() -> breaks("{'$ref':'other.json'}", "{}", Direction.SENT))
                .hasMessageContaining("$ref: other.json (expected: a place in the same document)");
        assertThatThrownBy(() -> breaks("{'allOf':[{'pattern':'a'},{'pattern':'b'}]}", "{}", Direction.SENT))
                .hasMessageContaining("expected: said once");
    }

    private static List<Break> breaks(String older, String newer, Direction direction) {
        JsonNode before = json(older);
        JsonNode after = json(newer);
        return new SchemaComparison(before, after, direction).compare("", before, after);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}
