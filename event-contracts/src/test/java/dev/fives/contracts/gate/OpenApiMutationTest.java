package dev.fives.contracts.gate;

import static dev.fives.contracts.gate.Mutation.append;
import static dev.fives.contracts.gate.Mutation.drop;
import static dev.fives.contracts.gate.Mutation.remove;
import static dev.fives.contracts.gate.Mutation.rename;
import static dev.fives.contracts.gate.Mutation.set;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The gate on OpenAPI documents: requests and responses are judged in opposite directions. */
class OpenApiMutationTest {
    private static final String CUSTOMER = "customer-service";
    private static final String PURCHASES = "/paths/~1api~1v1~1customers~1{customerId}~1purchases";
    private static final String READ = "/paths/~1api~1v1~1purchases~1{id}";
    private static final String SCHEMAS = "/components/schemas";
    private static final String DRAFT = SCHEMAS + "/PurchaseDraft";
    private static final String ANSWER = SCHEMAS + "/Purchase";

    private static final ContractGate GATE = new ContractGate(new Baseline(Baseline.FOLDER));

    static List<Mutation> breaking() {
        return List.of(
                breaks("path removed", remove("/paths/~1api~1v1~1purchases~1{id}~1refunds"), "refunds: path removed"),
                breaks("operation removed", remove(READ + "/get"), "GET /api/v1/purchases/{id}: operation removed"),
                breaks("operation renamed", set(READ + "/get/operationId", "'getPurchase'"), "operationId"),
                breaks("status removed", remove(PURCHASES + "/post/responses/200"), " 200: status removed"),
                breaks(
                        "success status added",
                        set(PURCHASES + "/post/responses/202", "{'description':'later'}"),
                        " 202: status added"),
                breaks(
                        "media type of an answer changed",
                        rename(READ + "/get/responses/200/content/application~1json", "application/hal+json"),
                        "media type removed"),
                breaks(
                        "media type of a request changed",
                        rename(PURCHASES + "/post/requestBody/content/application~1json", "application/xml"),
                        "media type removed"),
                breaks(
                        "header of an answer removed",
                        remove(PURCHASES + "/post/responses/201/headers/Location"),
                        "header Location: removed"),
                breaks(
                        "header no longer always there",
                        set("/components/headers/ETag/required", "false"),
                        "header ETag: no longer"),
                breaks(
                        "parameter made required",
                        set("/components/parameters/IdempotencyKey/required", "true"),
                        "idempotency-key: newly required"),
                breaks(
                        "required parameter added",
                        append(READ + "/parameters", "{'name':'at','in':'query','required':true}"),
                        "query at: new and required"),
                breaks("parameter removed", remove(PURCHASES + "/get/parameters/2"), "query count: parameter removed"),
                breaks(
                        "maximum of a parameter lowered",
                        set("/components/parameters/PageSize/schema/maximum", "100"),
                        "query pageSize : maximum: 200 → 100"),
                breaks(
                        "default of a parameter changed",
                        set("/components/parameters/PageSize/schema/default", "20"),
                        "query pageSize : default"),
                breaks(
                        "field of a request removed",
                        remove(DRAFT + "/properties/storeId"),
                        "/storeId: removed (a caller"),
                breaks(
                        "new required field of a request",
                        append(DRAFT + "/required", "'channel'"),
                        "required: [externalRef, orderedAt, total] → [channel"),
                breaks(
                        "value of a request's enum removed",
                        drop(SCHEMAS + "/AdjustmentDraft/properties/type/enum", "TAX"),
                        "/adjustments/items/type: enum"),
                breaks(
                        "minimum of a request raised",
                        set(SCHEMAS + "/LineDraft/properties/quantity/minimum", "2"),
                        "/lines/items/quantity: minimum"),
                breaks(
                        "length of a request reduced",
                        set(DRAFT + "/properties/externalRef/maxLength", "50"),
                        "/externalRef: maxLength"),
                breaks(
                        "pattern put on a request",
                        set(DRAFT + "/properties/channel/pattern", "'^[A-Z]+$'"),
                        "/channel: pattern"),
                breaks("alternative of a request removed", remove(SCHEMAS + "/RefundDraft/anyOf/1"), "required"),
                breaks(
                        "field of an answer removed",
                        remove(SCHEMAS + "/Line/properties/brand"),
                        "/lines/items/brand: removed (who reads"),
                breaks("field of an answer renamed", rename(ANSWER + "/properties/net", "remaining"), "/net: removed"),
                breaks("field of an answer no longer always there", drop(ANSWER + "/required", "refunds"), "required"),
                breaks(
                        "text of an answer made a number",
                        set(SCHEMAS + "/Decimal", "{'type':'number'}"),
                        "/total/amount: type"),
                breaks(
                        "integer of an answer made a text",
                        set(ANSWER + "/properties/version/type", "'string'"),
                        "/version: type"),
                breaks(
                        "null allowed in an answer",
                        set(ANSWER + "/properties/system/type", "['string','null']"),
                        "/system: type"),
                breaks(
                        "value added to an answer's enum",
                        append(SCHEMAS + "/Adjustment/properties/type/enum", "'TIP'"),
                        "/adjustments/items/type: enum"),
                breaks(
                        "format of an answer changed",
                        set(ANSWER + "/properties/orderedAt/format", "'date'"),
                        "/orderedAt: format"),
                breaks(
                        "items of an answer other",
                        set(ANSWER + "/properties/refunds/items/$ref", "'#/components/schemas/Line'"),
                        "/refunds/items/at: removed"),
                breaks(
                        "more right asked for",
                        set(READ + "/get/security", "[{'token':['purchases:read']}]"),
                        "asks for more"),
                breaks(
                        "scheme of the token changed",
                        set("/components/securitySchemes/token/scheme", "'basic'"),
                        "securitySchemes/token"),
                breaks("moved to another server path", set("/servers/0/url", "'/v2'"), "servers"));
    }

    static List<Mutation> harmless() {
        return List.of(
                passes(
                        "operation added",
                        set(READ + "/delete", "{'operationId':'x','responses':{'204':{'description':'gone'}}}")),
                passes("path added", set("/paths/~1api~1v1~1x", "{'get':{'operationId':'x','responses':{}}}")),
                passes(
                        "optional parameter added",
                        append(READ + "/parameters", "{'name':'at','in':'query','schema':{'type':'string'}}")),
                passes("optional field of a request added", set(DRAFT + "/properties/till", "{'type':'string'}")),
                passes("value added to a request's enum", append(DRAFT + "/properties/status/enum", "'OPEN'")),
                passes("required field of a request made optional", drop(DRAFT + "/required", "orderedAt")),
                passes(
                        "bounds of a request widened",
                        set(DRAFT + "/properties/lines/maxItems", "4000")
                                .andThen(set("/components/parameters/PageSize/schema/maximum", "500"))),
                passes("request takes a number too", set(DRAFT + "/properties/channel/type", "['string','integer']")),
                passes(
                        "alternative added to a request",
                        append(SCHEMAS + "/RefundDraft/anyOf", "{'required':['externalRef']}")),
                passes("field of an answer added", set(ANSWER + "/properties/till", "{'type':'string'}")),
                passes("field of an answer always there from now on", append(ANSWER + "/required", "'channel'")),
                passes(
                        "value of an answer's enum no longer sent",
                        drop(SCHEMAS + "/Adjustment/properties/type/enum", "ROUNDING")),
                passes("problem added", set(READ + "/get/responses/410", "{'$ref':'#/components/responses/NotFound'}")),
                passes("texts and tags", set(READ + "/get/summary", "'Read'").andThen(set("/info/version", "'1.1.0'"))),
                passes(
                        "schema renamed with its references",
                        rename(SCHEMAS + "/Line", "PurchaseLine")
                                .andThen(set(
                                        ANSWER + "/properties/lines/items/$ref", "'#/components/schemas/PurchaseLine'"))
                                .andThen(set(
                                        SCHEMAS + "/Refund/properties/lines/items/$ref",
                                        "'#/components/schemas/PurchaseLine'"))),
                passes("no token asked for", set(READ + "/get/security", "[]")));
    }

    @ParameterizedTest
    @MethodSource("breaking")
    void break_isRefused(Mutation mutation) {
        assertThat(refusals(mutation)).anyMatch(refusal -> refusal.contains(mutation.refusal()));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void harmlessChange_passes(Mutation mutation) {
        List<String> accepted = GATE.apiRefusals(mutation.contract(), document(mutation));

        assertThat(refusals(mutation)).isSubsetOf(accepted);
    }

    private static List<String> refusals(Mutation mutation) {
        return GATE.apiRefusals(mutation.contract(), mutation.of(document(mutation)));
    }

    private static JsonNode document(Mutation mutation) {
        return Baseline.yaml(Path.of("..", "docs", "api", "openapi", mutation.contract() + ".yaml"));
    }

    private static Mutation breaks(String name, Consumer<JsonNode> change, String refusal) {
        return new Mutation(name, CUSTOMER, change, refusal);
    }

    private static Mutation passes(String name, Consumer<JsonNode> change) {
        return new Mutation(name, CUSTOMER, change, "");
    }
}
