package dev.fives.customer.imports;

import static dev.fives.customer.imports.ImportStage.DEADLINE;
import static dev.fives.customer.imports.ImportStage.PURCHASES;
import static dev.fives.customer.imports.ImportStage.bytes;
import static dev.fives.customer.imports.ImportStage.completed;
import static dev.fives.customer.imports.ImportStage.customer;
import static dev.fives.customer.imports.ImportStage.ended;
import static dev.fives.customer.imports.ImportStage.get;
import static dev.fives.customer.imports.ImportStage.gzip;
import static dev.fives.customer.imports.ImportStage.purchases;
import static dev.fives.customer.imports.ImportStage.rejections;
import static dev.fives.customer.imports.ImportStage.upload;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Orders and cancellations of a shop, taken over from its files. */
@ExtendWith(ImportStage.class)
class PurchaseImportIT {

    @Test
    void import_takesOverInvoicesAndCancellationsOfSeveralFilesOnce() {
        String first = PURCHASES
                + "100,TEA,Tea,3,2011-01-01T10:00:00,2.00,c1,United Kingdom\n"
                + "101,CUP,Cup,1,2011-01-02T10:00:00,5.00,c2,France\n"
                + "100,CUP,Cup,1,2011-01-01T10:05:00,5.00,c1,United Kingdom\n";
        String second = PURCHASES
                + "C102,TEA,Tea,-1,2011-02-01T10:00:00,2.00,c1,United Kingdom\n"
                + "100,TEA,Tea,3,2011-01-01T10:00:00,2.00,c1,United Kingdom\n"
                + "C103,POT,Pot,-1,2011-02-02T10:00:00,9.00,c2,France\n"
                + "104,TEA,Tea,1,2011-02-02T10:00:00,2.00,,France\n";

        JsonNode done = completed(upload(purchases("books-a"), bytes(first), gzip(second)));

        assertThat(done.path("rows").toString()).isEqualTo("{\"read\":7,\"ok\":5,\"rejected\":2}");
        assertThat(done.path("progress").doubleValue()).isEqualTo(1.0);
        JsonNode purchases = purchasesOf("books-a", "c1");
        assertThat(purchases).hasSize(1);
        assertThat(purchases.get(0).path("orderedAt").stringValue()).isEqualTo("2011-01-01T10:05:00Z");
        assertThat(purchases.get(0).at("/total/amount").stringValue()).isEqualTo("17.00");
        assertThat(purchases.get(0).at("/net/amount").stringValue()).isEqualTo("15.00");
        assertThat(rejections(done))
                .containsExactly(
                        "file1 4 customerExternalId: blank (expected: a value)",
                        "file1 3 cancels 1 × POT (expected: bought before by this customer at this price; not found: 1)");

        JsonNode again = completed(upload(purchases("books-a"), bytes(first), gzip(second)));

        assertThat(again.path("rows")).isEqualTo(done.path("rows"));
        assertThat(again.at("/effects/purchasesRecorded").longValue()).isZero();
        assertThat(again.at("/effects/refundsRecorded").longValue()).isZero();
        assertThat(again.at("/effects/customersCreated").longValue()).isZero();
        assertThat(rejections(again)).isEqualTo(rejections(done));
    }

    @Test
    void REL_19_badRowsAreNamedAndTheOthersTakenOver() {
        String rows = IntStream.rangeClosed(1, 1_000)
                .mapToObj(row -> "%d,TEA,Tea,%s,2011-01-01T10:00:00,2.00,c%d,France\n"
                        .formatted(row, row % 150 == 0 || row == 7 ? "many" : "1", row % 300))
                .collect(Collectors.joining());

        JsonNode done = completed(upload(purchases("rel-19"), bytes(PURCHASES + rows)));

        assertThat(done.path("rows").toString()).isEqualTo("{\"read\":1000,\"ok\":993,\"rejected\":7}");
        assertThat(rejections(done))
                .containsExactlyElementsOf(IntStream.of(7, 150, 300, 450, 600, 750, 900)
                        .mapToObj("file0 %d quantity: many (expected: a whole number of units)"::formatted)
                        .toList());
    }

    @Test
    void oneOddCustomerDoesNotKeepTheOthers() {
        String rows = "200,TEA,Tea,1,2011-01-01T10:00:00,2.00,\u00a0,France\n"
                + "201,TEA,Tea,1,2011-01-01T10:00:00,2.00,c1," + "x".repeat(201) + "\n"
                + "202,TEA,Tea,1,2011-01-01T10:00:00,2.00,A\u00a0 1,France\n";

        JsonNode done = completed(upload(purchases("odd-cells"), bytes(PURCHASES + rows)));

        assertThat(done.path("rows").toString()).isEqualTo("{\"read\":3,\"ok\":1,\"rejected\":2}");
        assertThat(rejections(done))
                .containsExactly(
                        "file0 1 customerExternalId: blank (expected: a value)",
                        "file0 2 country: 201 characters (expected: at most 200)");
        assertThat(purchasesOf("odd-cells", "A 1")).hasSize(1);
    }

    /** A late invoice stands between what was cancelled and its cancellation. */
    @Test
    void overlappingFile_givesACancellationBackOnce() {
        String rows = PURCHASES
                + "300,TEA,Tea,1,2011-01-01T10:00:00,5.00,c1,France\n"
                + "C301,TEA,Tea,-1,2011-01-31T10:00:00,5.00,c1,France\n";
        completed(upload(purchases("overlap"), bytes(rows)));

        JsonNode again = completed(
                upload(purchases("overlap"), bytes(rows + "302,TEA,Tea,1,2011-01-15T10:00:00,5.00,c1,France\n")));

        assertThat(again.path("rows").toString()).isEqualTo("{\"read\":3,\"ok\":3,\"rejected\":0}");
        assertThat(again.at("/effects/refundsRecorded").longValue()).isZero();
        assertThat(again.at("/effects/refundsExisting").longValue()).isEqualTo(1);
        assertThat(purchasesOf("overlap", "c1")
                        .valueStream()
                        .map(purchase -> purchase.at("/net/amount").stringValue()))
                .containsExactlyInAnyOrder("5.00", "0.00");
    }

    @Test
    void import_isTakenOverFromAnInstanceThatIsGone() {
        String rows = IntStream.rangeClosed(1, 500)
                .mapToObj(row -> "%d,TEA,Tea,1,2011-01-01T10:00:00,2.00,c%d,France\n".formatted(row, row))
                .collect(Collectors.joining());
        String jobId = upload(purchases("orphan"), bytes(PURCHASES + rows));
        JsonNode done = completed(jobId);
        abandon(jobId);

        assertThat(completed(jobId).path("rows")).isEqualTo(done.path("rows"));
    }

    @Test
    void import_failsWithTheColumnThatMisses() {
        JsonNode failed = ended(upload(purchases("columns"), bytes("No,Sku\n1,TEA\n")));

        assertThat(failed.path("state").stringValue()).isEqualTo("FAILED");
        assertThat(failed.path("failure").stringValue()).isEqualTo("column: absent (expected: Customer in the header)");
    }

    private static JsonNode purchasesOf(String system, String externalId) {
        String customer = get("/customers/lookup?externalId=" + system + ":" + externalId)
                .path("id")
                .stringValue();
        return get("/customers/" + customer + "/purchases").path("items");
    }

    /** As if the instance had died after the first share: RUNNING, with a lease that is over. */
    private static void abandon(String jobId) {
        MongoDatabase database = ImportStage.bean(MongoDatabase.class);
        Document lease = new Document("owner", "gone").append("until", Date.from(Instant.EPOCH));
        Mono.from(database.getCollection("import_jobs")
                        .updateOne(
                                new Document("_id", jobId),
                                Updates.combine(
                                        Updates.set("state.state", "RUNNING"),
                                        Updates.set("state.lease", lease),
                                        Updates.unset("state.finishedAt"))))
                .block(DEADLINE);
    }
}
