package dev.fives.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fives.api.ApiDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

class AccessTableTest {
    private static final ApiDocument DOCUMENT = ApiDocument.parse("document", """
            paths:
              /api/v1/customers/{id}:
                get: {operationId: read, x-scope: 'customers:read'}
                put: {operationId: replace, x-scope: 'customers:write'}
              /api/v1/customers/lookup:
                get: {operationId: lookup, x-scope: 'customers:read'}
              /api/v1/customers:batch:
                post: {operationId: save, x-scope: 'customers:write'}
              /api/v1/ops/customer/dlt/{id}/replay:
                post: {operationId: replay, x-scope: ops}
              /api/v1/ops/customer:
                get: {operationId: operate, x-scope: ops}
              /api/v1/{kind}/all:
                get: {operationId: all, x-scope: 'customers:read'}
              /s/{token}:
                get: {operationId: open, security: []}
            """);

    @ParameterizedTest
    @CsvSource({
        "BEHIND_GATEWAY, GET, /customers/cus_1, read",
        "BEHIND_GATEWAY, HEAD, /customers/cus_1, read",
        "BEHIND_GATEWAY, GET, /customers/lookup, lookup",
        "BEHIND_GATEWAY, PUT, /customers/lookup, replace",
        "BEHIND_GATEWAY, POST, /customers:batch, save",
        "BEHIND_GATEWAY, POST, /ops/dlt/x/replay, replay",
        "BEHIND_GATEWAY, GET, /ops, operate",
        "BEHIND_GATEWAY, GET, /orders/all, all",
        "BEHIND_GATEWAY, GET, /c%75stomers/cus_1, read",
        "BEHIND_GATEWAY, GET, /s/abc.def, open",
        "BEHIND_GATEWAY, GET, /api/v1/customers/cus_1, none",
        "BEHIND_GATEWAY, GET, /customers/cus_1/, none",
        "BEHIND_GATEWAY, GET, /customers/a/b, none",
        "BEHIND_GATEWAY, POST, /ops/customer/dlt/x/replay, none",
        "AS_CALLED, GET, /api/v1/customers/cus_1, read",
        "AS_CALLED, POST, /api/v1/ops/customer/dlt/x/replay, replay",
        "AS_CALLED, GET, /api/v1/orders/all, all",
        "AS_CALLED, GET, /api/v1/customers%3Abatch/all, all",
        "AS_CALLED, POST, /api/v1/customers%3Abatch, save",
        "AS_CALLED, GET, /s/abc.def, open",
        "AS_CALLED, GET, /customers/cus_1, none"
    })
    void path_findsItsOperation(SeenPaths seen, String method, String path, String operation) {
        AccessTable table = new AccessTable(DOCUMENT.operations(), seen);

        assertThat(table.row(HttpMethod.valueOf(method), PathContainer.parsePath(path))
                        .map(row -> row.operation().operationId())
                        .orElse("none"))
                .isEqualTo(operation);
    }

    @Test
    void scope_thatNoRoleCanHaveIsRefused() {
        ApiDocument document = ApiDocument.parse("document", "paths: {/a: {get: {operationId: a, x-scope: 'a:b'}}}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccessTable(document.operations(), SeenPaths.AS_CALLED))
                .withMessageStartingWith("x-scope: a:b");
    }
}
