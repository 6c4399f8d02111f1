package dev.fives.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiDocumentTest {
    private static final String SHOP = """
            openapi: 3.1.0
            paths:
              /api/v1/carts/{cart}:
                parameters:
                  - {name: cart, in: path, required: true}
                get:
                  operationId: readCart
                  x-scope: carts:read
                  x-portal: cart
                post:
                  operationId: payCart
                  x-scope: carts:write
                  parameters:
                    - $ref: '#/components/parameters/IdempotencyKeyRequired'
                  responses:
                    200: {description: paid}
                delete:
                  operationId: dropCart
                  x-scope: carts:write
                  deprecated: true
                  x-deprecated-since: 2026-11-01
                  x-sunset: 2027-05-01
                  x-deprecation-link: /docs/carts
                  parameters:
                    - {name: Idempotency-Key, in: header, required: false}
              /s/{token}:
                get:
                  operationId: openLink
                  security: []
            components:
              parameters:
                IdempotencyKeyRequired: {name: Idempotency-Key, in: header, required: true}
            """;

    @Test
    void operations_sayWhoMayCallThem() {
        assertThat(ApiDocument.parse("shop", SHOP).operations())
                .extracting(
                        Operation::toString,
                        Operation::operationId,
                        Operation::scope,
                        Operation::isPublic,
                        Operation::portalParameter,
                        Operation::keyRequired)
                .containsExactly(
                        tuple(
                                "GET /api/v1/carts/{cart}",
                                "readCart",
                                Optional.of("carts:read"),
                                false,
                                Optional.of("cart"),
                                false),
                        tuple(
                                "POST /api/v1/carts/{cart}",
                                "payCart",
                                Optional.of("carts:write"),
                                false,
                                Optional.empty(),
                                true),
                        tuple(
                                "DELETE /api/v1/carts/{cart}",
                                "dropCart",
                                Optional.of("carts:write"),
                                false,
                                Optional.empty(),
                                false),
                        tuple("GET /s/{token}", "openLink", Optional.empty(), true, Optional.empty(), false));
    }

    @Test
    void deprecation_hasItsDates() {
        assertThat(ApiDocument.parse("shop", SHOP).operations())
                .flatExtracting(operation -> operation.deprecation().stream().toList())
                .containsExactly(new Deprecation(
                        LocalDate.of(2026, 11, 1), Optional.of(LocalDate.of(2027, 5, 1)), Optional.of("/docs/carts")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x-scope: carts:read     | x: y                | GET /api/v1/carts/{cart}: x-scope: absent",
                "security: []            | security: []\\n      x-scope: a:b | GET /s/{token}: x-scope: a:b",
                "operationId: readCart   | x: y                | operationId: absent",
                "operationId: readCart   | operationId: payCart | operationId: payCart is another's",
                "x-portal: cart          | x-portal: shop      | x-portal: shop (expected: a path parameter)",
                "x-sunset: 2027-05-01    | x-sunset: soon      | x-sunset: no date",
                "deprecated: true        | x: y                | deprecated: false",
                "x-deprecated-since: 2026-11-01 | x: y         | deprecated: true",
                "'#/components/parameters/IdempotencyKeyRequired' | '#/components/parameters/Key' | Key (expected: a part",
                "x-scope: carts:read     | x-scope: a:b\\n      x-scope: a:c | duplicate key x-scope",
                "x-scope: carts:read     | x-scope:            | GET /api/v1/carts/{cart}: x-scope: absent",
            },
            quoteCharacter = '"')
    void document_thatLeavesAQuestionOpenIsRefused(String part, String instead, String fault) {
        String broken = SHOP.replace(part, instead.replace("\\n", "\n"));

        assertThat(broken).isNotEqualTo(SHOP);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiDocument.parse("shop", broken))
                .withMessageStartingWith("shop: ")
                .withMessageContaining(fault);
    }

    @Test
    void tree_isAsInJson() {
        ApiDocument document = ApiDocument.parse("shop", SHOP);

        assertThat(document.tree().toString())
                .contains("responses={200={description=paid}}", "x-deprecated-since=2026-11-01");
        assertThat(document.tree()).extractingByKey("openapi").isEqualTo("3.1.0");
    }

    @Test
    void document_thatIsNotThereIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiDocument.of("nothing"))
                .withMessageStartingWith("contract: nothing (expected: a document openapi/nothing.yaml");
    }
}
