package dev.fives.contracts.gate;

import static dev.fives.contracts.gate.Mutation.append;
import static dev.fives.contracts.gate.Mutation.drop;
import static dev.fives.contracts.gate.Mutation.remove;
import static dev.fives.contracts.gate.Mutation.rename;
import static dev.fives.contracts.gate.Mutation.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Samples;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The gate on event schemas: each seeded break is refused by name of its place, each harmless change passes. */
class EventMutationTest {
    private static final String PURCHASE = "crm.purchase.recorded.v1";
    private static final String CUSTOMER = "crm.customer.updated.v1";
    private static final String TICKET = "crm.ticket.created.v1";
    private static final String ANSWER = "crm.survey.response-submitted.v1";

    private static final ContractGate GATE = new ContractGate(new Baseline(Baseline.FOLDER));

    static List<Mutation> breaking() {
        return List.of(
                breaks("optional field removed", PURCHASE, remove("/properties/channel"), "/channel: removed"),
                breaks(
                        "field renamed",
                        PURCHASE,
                        rename("/properties/storeId", "shopId"),
                        "/storeId: removed (who reads it finds nothing)"),
                breaks("required field made optional", PURCHASE, drop("/required", "net"), ": required: [at, "),
                breaks("integer made a text", PURCHASE, set("/properties/version/type", "'string'"), "/version: type"),
                breaks(
                        "integer made a number",
                        PURCHASE,
                        set("/properties/version/type", "'number'"),
                        "/version: type"),
                breaks("null allowed", PURCHASE, set("/properties/status/type", "['string','null']"), "/status: type"),
                breaks(
                        "minimum lowered",
                        PURCHASE,
                        set("/properties/version/minimum", "0"),
                        "/version: minimum: 1 → 0"),
                breaks(
                        "length raised",
                        PURCHASE,
                        set("/properties/externalRef/maxLength", "300"),
                        "/externalRef: maxL"),
                breaks(
                        "lower bound dropped",
                        PURCHASE,
                        remove("/$defs/Line/properties/quantity/minimum"),
                        "/lines/items/quantity: minimum: 1 → nothing said"),
                breaks(
                        "pattern loosened",
                        PURCHASE,
                        set("/$defs/Money/properties/currency/pattern", "'^[A-Za-z]{3}$'"),
                        "/total/currency: pattern"),
                breaks("pattern dropped", TICKET, remove("/$defs/Code/pattern"), "/reason: pattern"),
                breaks("format changed", PURCHASE, set("/$defs/Instant/format", "'date'"), "/at: format"),
                breaks(
                        "array item's field no longer required",
                        PURCHASE,
                        drop("/$defs/Line/required", "unitPrice"),
                        "/lines/items: required"),
                breaks(
                        "array item's field removed",
                        PURCHASE,
                        remove("/$defs/Line/properties/brand"),
                        "/lines/items/brand: removed"),
                breaks(
                        "list made a single one",
                        PURCHASE,
                        set("/properties/lines", "{'$ref':'#/$defs/Line'}"),
                        "/lines: type"),
                breaks(
                        "reference turned elsewhere",
                        PURCHASE,
                        set("/properties/net/$ref", "'#/$defs/Decimal'"),
                        "/net: type"),
                breaks(
                        "value added to an enum two references deep",
                        TICKET,
                        append("/$defs/Status/enum", "'MERGED'"),
                        "/ticket/status: enum"),
                breaks(
                        "enum opened",
                        TICKET,
                        set("/$defs/TicketSnapshot/properties/kind", "{'type':'string'}"),
                        "/ticket/kind: enum"),
                breaks(
                        "closed object opened",
                        TICKET,
                        set("/$defs/TicketSnapshot/additionalProperties", "true"),
                        "/ticket: additional"),
                breaks(
                        "map closed",
                        CUSTOMER,
                        set("/$defs/CustomerAttributes/properties/custom/additionalProperties", "false"),
                        "/after/custom/*: additionalProperties: closed"),
                breaks(
                        "alternative added in a map's values",
                        CUSTOMER,
                        append(
                                "/$defs/CustomerAttributes/properties/custom/additionalProperties/anyOf",
                                "{'type':'object'}"),
                        "/after/custom/*/2: type"),
                breaks("condition dropped", ANSWER, remove("/allOf/0"), ": condition"),
                breaks(
                        "bound in a condition widened",
                        ANSWER,
                        set("/allOf/0/then/properties/score/maximum", "11"),
                        ": condition"));
    }

    static List<Mutation> harmless() {
        return List.of(
                passes("optional field added", PURCHASE, set("/properties/till", "{'type':'string','maxLength':20}")),
                passes(
                        "field added that is always there",
                        PURCHASE,
                        set("/properties/till", "{'type':'string'}").andThen(append("/required", "'till'"))),
                passes("optional field always there from now on", PURCHASE, append("/required", "'channel'")),
                passes(
                        "field added in an item behind a reference",
                        PURCHASE,
                        set("/$defs/Line/properties/unit", "{'type':'string'}")),
                passes("value no longer sent", TICKET, drop("/$defs/TicketSnapshot/properties/kind/enum", "PRAISE")),
                passes("texts and examples", TICKET, set("/title", "'Opened'").andThen(set("/examples", "[{}]"))),
                passes(
                        "bounds drawn closer",
                        PURCHASE,
                        set("/properties/externalRef/maxLength", "100")
                                .andThen(set("/properties/version/minimum", "2"))),
                passes(
                        "free text now of known values",
                        PURCHASE,
                        set(
                                "/properties/channel",
                                "{'type':'string','minLength':1,'maxLength':100,'enum':['WEB','SHOP']}")),
                passes(
                        "number now whole",
                        CUSTOMER,
                        set(
                                "/$defs/CustomerAttributes/properties/custom/additionalProperties/anyOf/0/type",
                                "['string','integer','boolean']")),
                passes(
                        "alternative no longer sent",
                        CUSTOMER,
                        remove("/$defs/CustomerAttributes/properties/custom/additionalProperties/anyOf/1")),
                passes(
                        "definition renamed with its references",
                        PURCHASE,
                        rename("/$defs/Money", "Amount")
                                .andThen(set("/properties/net/$ref", "'#/$defs/Amount'"))
                                .andThen(set("/properties/total/$ref", "'#/$defs/Amount'"))),
                passes(
                        "written inline instead of by reference",
                        TICKET,
                        set("/properties/reason", "{'type':'string','pattern':'^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$'}")),
                passes(
                        "said in two parts",
                        PURCHASE,
                        set("/properties/status", "{'type':'string','allOf':[{'minLength':1},{'maxLength':40}]}")),
                passes(
                        "order of fields",
                        PURCHASE,
                        root -> rename("/properties/at", "t")
                                .andThen(rename("/properties/t", "at"))
                                .andThen(set("/description", "'moved'"))
                                .accept(root)));
    }

    @ParameterizedTest
    @MethodSource("breaking")
    void EVT_05_break_isRefused(Mutation mutation) {
        assertThat(refusals(mutation)).anyMatch(refusal -> refusal.contains(mutation.refusal()));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void EVT_05_harmlessChange_passes(Mutation mutation) {
        assertThat(refusals(mutation)).isEmpty();
    }

    private static List<String> refusals(Mutation mutation) {
        JsonNode schema =
                Samples.schemaText(EventTypes.named(mutation.contract()).orElseThrow());
        return GATE.refusals(mutation.contract(), mutation.of(schema));
    }

    private static Mutation breaks(String name, String type, Consumer<JsonNode> change, String refusal) {
        return new Mutation(name, type, change, refusal);
    }

    private static Mutation passes(String name, String type, Consumer<JsonNode> change) {
        return new Mutation(name, type, change, "");
    }
}
