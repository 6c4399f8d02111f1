package dev.fives.kit.test.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ApiContractTest {
    private static final String DOCUMENT = """
            {"paths": {
              "/a/{id}": {"parameters": [], "post": {
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}},
                "responses": {
                  "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}},
                  "404": {"$ref": "#/components/responses/No"},
                  "204": {"description": "nothing"}}}},
              "/a/b": {"get": {"responses": {"200": {"description": "plain"}}}},
              "/page": {"get": {"responses": {
                "200": {"content": {"text/html": {"schema": {"type": "string"}}}},
                "404": {"$ref": "#/components/responses/No"}}}},
              "/many": {"post": {
                "x-each-for-itself": "items",
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}},
                "responses": {"200": {"description": "one by one"}}}}},
             "components": {
               "responses": {"No": {"content": {"application/problem+json": {"schema": {"required": ["code"]}}}}},
               "schemas": {"A": {"type": "object", "required": ["n"], "properties": {"n": {"type": "integer"}}}}}}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            POST | /a/1 | {'n':1}   | 200 | application/json         | {'n':2}      | fine
            POST | /a/1 | {'n':1}   | 200 | application/json;a=b     | {'n':2}      | fine
            POST | /a/1 | {}        | 404 | application/problem+json | {'code':'x'} | fine
            POST | /a/1 | {'n':1}   | 204 | -                        | -            | fine
            GET  | /a/b | -         | 200 | -                        | -            | fine
            GET  | /z   | -         | 500 | -                        | -            | fine
            POST | /many | {}       | 200 | -                        | -            | fine
            GET  | /page | -        | 200 | text/html;charset=UTF-8  | <p>          | fine
            GET  | /page | -        | 200 | text/html                | -            | fine
            POST | /a/1 | {'n':1}   | 200 | application/json         | {'n':'2'}    | answer /n
            POST | /a/1 | {'n':1}   | 200 | application/json         | {}           | answer
            POST | /a/1 | {'n':'1'} | 200 | application/json         | {'n':2}      | request /n
            POST | /a/1 | {'n':1}   | 201 | application/json         | {'n':2}      | status: 201
            POST | /a/1 | {}        | 404 | application/problem+json | {}           | code
            POST | /a/1 | {}        | 404 | text/html                | {}           | content type: 'text/html'
            GET  | /a/b | -         | 500 | -                        | -            | status: 500
            GET  | /page | -        | 200 | text/css                 | <p>          | content type: 'text/css'
            GET  | /page | -        | 200 | application/json         | {}           | content type: 'application/json'
            GET  | /page | -        | 404 | application/problem+json | {}           | code
            GET  | /page | -        | 404 | text/html                | <p>          | content type: 'text/html'
            GET  | /page | -        | 500 | text/html                | <p>          | status: 500
            """)
    void exchange_isJudged(
            String method, String path, String request, int status, String type, String answer, String verdict) {
        ApiContract contract = ApiContract.of(JsonMapper.shared().readTree(DOCUMENT));
        Exchanged exchange = new Exchanged(method, path, json(request), status, type, json(answer));

        if (verdict.equals("fine")) {
            contract.check(exchange);
        } else {
            assertThatThrownBy(() -> contract.check(exchange))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(verdict);
        }
    }

    @Test
    void unseen_namesWhatNoTestWentThrough() {
        ApiContract contract = ApiContract.of(JsonMapper.shared().readTree(DOCUMENT));

        contract.check(new Exchanged("GET", "/a/b", "", 200, "", ""));

        assertThat(contract.unseen()).containsExactly("GET /page", "POST /a/{id}", "POST /many");
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
