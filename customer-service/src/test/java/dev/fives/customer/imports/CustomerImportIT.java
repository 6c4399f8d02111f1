package dev.fives.customer.imports;

import static dev.fives.customer.imports.ImportStage.CUSTOMERS;
import static dev.fives.customer.imports.ImportStage.bytes;
import static dev.fives.customer.imports.ImportStage.completed;
import static dev.fives.customer.imports.ImportStage.customer;
import static dev.fives.customer.imports.ImportStage.customers;
import static dev.fives.customer.imports.ImportStage.ended;
import static dev.fives.customer.imports.ImportStage.gzip;
import static dev.fives.customer.imports.ImportStage.refused;
import static dev.fives.customer.imports.ImportStage.rejections;
import static dev.fives.customer.imports.ImportStage.upload;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Customers of another system, taken over from its files. */
@ExtendWith(ImportStage.class)
class CustomerImportIT {

    @Test
    void REL_19_badCustomersAreNamedAndTheOthersTakenOver() {
        String rows = IntStream.rangeClosed(1, 1_000)
                .mapToObj(row -> "k%d,Kim %d,1380013%04d,%s,shop;%d\n"
                        .formatted(row, row, row, row % 150 == 0 || row == 7 ? "soon" : "1990-01-31", row % 3))
                .collect(Collectors.joining());

        JsonNode done = completed(upload(customers("rel-19-crm"), bytes(CUSTOMERS + rows)));

        assertThat(done.path("rows").toString()).isEqualTo("{\"read\":1000,\"ok\":993,\"rejected\":7}");
        assertThat(effects(done)).containsExactly(993, 0, 0);
        assertThat(rejections(done))
                .containsExactlyInAnyOrderElementsOf(IntStream.of(7, 150, 300, 450, 600, 750, 900)
                        .mapToObj("file0 %d birthDate: not valid (expected: yyyy-MM-dd, from 1850 to today)"::formatted)
                        .toList());
        JsonNode one = customer("rel-19-crm", "k8");
        assertThat(one.at("/contactPoints/0/value").stringValue()).isEqualTo("+8613800130008");
        assertThat(one.path("tags").toString()).isEqualTo("[\"2\",\"shop\"]");

        JsonNode again = completed(upload(customers("rel-19-crm"), bytes(CUSTOMERS + rows)));

        assertThat(again.path("rows")).isEqualTo(done.path("rows"));
        assertThat(effects(again)).containsExactly(0, 0, 993);
        assertThat(rejections(again)).isEqualTo(rejections(done));
        assertThat(customer("rel-19-crm", "k8")).isEqualTo(one);
    }

    @Test
    void customers_areChangedInRowOrderAndRefusedWhereAnotherOneHasThePhone() {
        String rows = """
                a,Ada,13900139101,1990-01-31,x
                b,Bea,13900139102,1990-01-31,x
                 a ,Ada Li,,,
                a,Ada Lin,,,y;z
                ,Nobody,,,
                """;
        completed(upload(customers("order"), bytes(CUSTOMERS + rows)));
        JsonNode ada = customer("order", "a");

        JsonNode next = completed(upload(customers("order"), bytes(CUSTOMERS + "c,Cy,+86 139 0013 9101,,\n")));

        assertThat(ada.path("version").longValue()).isEqualTo(3);
        assertThat(ada.path("name").stringValue()).isEqualTo("Ada Lin");
        assertThat(ada.at("/contactPoints/0/value").stringValue()).isEqualTo("+8613900139101");
        assertThat(ada.path("tags").toString()).isEqualTo("[\"y\",\"z\"]");
        assertThat(rejections(next))
                .containsExactly("file0 1 phone: used by " + ada.path("id").stringValue()
                        + " (expected: a value of no other customer)");
    }

    /** As spreadsheets save it. */
    @Test
    void files_mayBeginWithAByteOrderMark() {
        JsonNode done = completed(upload(
                customers("bom"),
                bytes('\ufeff' + CUSTOMERS + "a,Ada,13900139301,1990-01-31,x\n"),
                gzip('\ufeff' + CUSTOMERS + "b,Bea,13900139302,1990-01-31,x\n")));

        assertThat(done.path("rows").toString()).isEqualTo("{\"read\":2,\"ok\":2,\"rejected\":0}");
        assertThat(customer("bom", "b").path("name").stringValue()).isEqualTo("Bea");
    }

    /** As spreadsheets save it where Chinese is spoken. */
    @Test
    void files_thatAreNotUtf8AreRefusedWhole() {
        byte[] file = (CUSTOMERS + "张三,Ada,,,\n李四,Bea,,,\n").getBytes(Charset.forName("GBK"));

        JsonNode job = ended(upload(customers("gbk"), file));

        assertThat(job.path("state").stringValue()).isEqualTo("FAILED");
        assertThat(job.path("failure").stringValue()).isEqualTo("file 0: not readable as CSV or CSV.gz in UTF-8");
        ImportStage.client()
                .get()
                .uri("/customers/lookup?externalId=gbk:\ufffd\ufffd\ufffd\ufffd")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void job_failsWithMoreRejectionsThanItMayStore() {
        String unread = ",Nobody,,,\n".repeat(51);
        String refused = IntStream.rangeClosed(1, 51)
                .mapToObj("m%d,Kim,,soon,\n"::formatted)
                .collect(Collectors.joining());

        for (String rows : List.of(unread, refused)) {
            JsonNode job = ended(upload(customers("many-faults"), bytes(CUSTOMERS + rows)));

            assertThat(job.path("state").stringValue()).isEqualTo("FAILED");
            assertThat(job.path("failure").stringValue())
                    .isEqualTo("rejections: too many (expected: at most 50 of an import)");
        }
    }

    @Test
    void customers_needTheColumnOfTheExternalId() {
        JsonNode problem = refused(
                "{\"type\":\"CUSTOMERS\",\"mapping\":{\"name\":\"Name\",\"shoe\":\"Shoe\"}}", bytes(CUSTOMERS), 422);

        assertThat(problem.path("errors").findValuesAsString("pointer"))
                .contains("/customerSystem", "/mapping/externalId", "/mapping/shoe");
        assertThat(refused("{\"type\":\"SHOES\"}", bytes(CUSTOMERS), 422)
                        .path("errors")
                        .findValuesAsString("pointer"))
                .containsExactly("/type");
    }

    private static List<Integer> effects(JsonNode job) {
        return Stream.of("customersCreated", "customersChanged", "customersUnchanged")
                .map(effect -> job.at("/effects/" + effect).intValue())
                .toList();
    }
}
