package dev.fives.customer.imports;

import static dev.fives.customer.imports.ImportStage.CUSTOMERS;
import static dev.fives.customer.imports.ImportStage.DEADLINE;
import static dev.fives.customer.imports.ImportStage.PURCHASES;
import static dev.fives.customer.imports.ImportStage.bytes;
import static dev.fives.customer.imports.ImportStage.purchases;
import static dev.fives.customer.imports.ImportStage.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.customer.imports.app.DiscardUpload;
import dev.fives.customer.imports.app.ImportJobs;
import dev.fives.customer.imports.app.ImportLimits;
import dev.fives.customer.imports.app.SweepUploads;
import dev.fives.customer.imports.app.Uploads;
import dev.fives.customer.imports.model.CustomerImport;
import dev.fives.customer.imports.model.ImportJob;
import dev.fives.customer.imports.model.ImportJob.UploadedFile;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.RealClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Files on their way in: what is refused, and what becomes of those that no job wants. */
@ExtendWith(ImportStage.class)
class UploadIT {

    @Test
    void upload_withoutAJobIsRemovedAfterAnHour() {
        Uploads uploads = ImportStage.bean(Uploads.class);
        uploads.save("job_cus_left", 0, "f", Flux.just(bytes("a"), bytes("b"))).block(DEADLINE);
        chunkFromBeforeThereWereTimes("job_cus_old");
        String running = ImportStage.bean(Ids.class).next("job_cus");
        UploadedFile file = uploads.save(running, 0, "f", Flux.just(bytes(CUSTOMERS + "a,b\n")))
                .block(DEADLINE);
        ImportJob job = ImportJob.queued(
                        new CustomerImport(true, "sweep", Map.of("externalId", "Id")), List.of(file), Instant.EPOCH)
                .running(new ImportJob.Lease("another", now().plusSeconds(7_200)));
        ImportJobs jobs = ImportStage.bean(ImportJobs.class);
        jobs.store().create(running, running, job, List.of(), null).block(DEADLINE);

        assertThat(sweptAfter(Duration.ofMinutes(59))).containsExactly("job_cus_old");
        assertThat(sweptAfter(Duration.ofMinutes(61))).contains("job_cus_left").doesNotContain(running);
        assertThat(sweptAfter(Duration.ofMinutes(61))).isEmpty();
        assertThat(uploads.stored().map(Uploads.Stored::jobId).collectList().block(DEADLINE))
                .containsExactly(running);
    }

    private static Instant now() {
        return ImportStage.bean(RealClock.class).instant();
    }

    /** Its files are removed only where no job can read them. */
    @Test
    void upload_thatIsAnsweredWithAnErrorKeepsTheFilesOfItsJob() {
        DiscardUpload discard = ImportStage.bean(DiscardUpload.class);
        var refused = new ProblemException(Problems.CONFLICT, "key: running (expected: a later call)");
        var lost = new ProblemException(Problems.UNAVAILABLE, "store: away (expected: an answer)");
        String held = heldJob("job_cus_answered");

        discard.after(refused, held).block(DEADLINE);
        discard.after(lost, held).block(DEADLINE);
        assertThat(isStored(held)).isTrue();
        end(held);

        stored("job_cus_refused");
        discard.after(lost, "job_cus_refused").block(DEADLINE);
        assertThat(isStored("job_cus_refused")).isTrue();
        discard.after(refused, "job_cus_refused").block(DEADLINE);
        assertThat(isStored("job_cus_refused")).isFalse();
    }

    @Test
    void upload_ofWhichAPieceIsLostFailsAndTakesNoRow() {
        UploadedFile file = stored("job_cus_cut");
        ImportJob job = job("cut", new UploadedFile("f", file.bytes() + 10, 2));
        ImportStage.bean(ImportJobs.class)
                .store()
                .create("job_cus_cut", "job_cus_cut", job, List.of(), null)
                .block(DEADLINE);

        JsonNode ended = ImportStage.ended("job_cus_cut");

        assertThat(ended.path("state").stringValue()).isEqualTo("FAILED");
        assertThat(ended.path("failure").stringValue()).contains("upload it again");
        assertThat(ended.path("effects").path("customersCreated").longValue()).isZero();
    }

    /** Two bytes say gzip, and there is no more. */
    @Test
    void upload_ofABrokenArchiveFails() {
        JsonNode ended = ImportStage.ended(ImportStage.upload(purchases("broken"), new byte[] {0x1f, (byte) 0x8b}));

        assertThat(ended.path("state").stringValue()).isEqualTo("FAILED");
        assertThat(ended.path("failure").stringValue()).contains("not readable");
    }

    /** A look takes 20. */
    @Test
    void job_isRunThoughTwentyOthersAreHeld() {
        List<String> held = IntStream.range(0, 20)
                .mapToObj("job_cus_0held%02d"::formatted)
                .map(UploadIT::heldJob)
                .toList();

        ImportStage.completed(ImportStage.upload(ImportStage.customers("behind"), bytes(CUSTOMERS + "a,Ada,,,\n")));

        held.forEach(UploadIT::end);
    }

    /** A job that another instance runs, with a file. */
    private static String heldJob(String id) {
        ImportJob job = job("held", stored(id)).running(new ImportJob.Lease("another", now().plusSeconds(7_200)));
        ImportStage.bean(ImportJobs.class)
                .store()
                .create(id, id, job, List.of(), null)
                .block(DEADLINE);
        return id;
    }

    private static ImportJob job(String system, UploadedFile file) {
        return ImportJob.queued(
                new CustomerImport(true, system, Map.of("externalId", "Id")), List.of(file), Instant.EPOCH);
    }

    private static UploadedFile stored(String jobId) {
        return Objects.requireNonNull(ImportStage.bean(Uploads.class)
                .save(jobId, 0, "f", Flux.just(bytes("Id\na\n")))
                .block(DEADLINE));
    }

    private static boolean isStored(String jobId) {
        return Boolean.TRUE.equals(ImportStage.bean(Uploads.class)
                .stored()
                .any(upload -> upload.jobId().equals(jobId))
                .block(DEADLINE));
    }

    private static void end(String jobId) {
        ImportStage.bean(Uploads.class).delete(jobId).block(DEADLINE);
        Mono.from(ImportStage.bean(MongoDatabase.class)
                        .getCollection("import_jobs")
                        .deleteOne(new Document("_id", jobId)))
                .block(DEADLINE);
    }

    private static void chunkFromBeforeThereWereTimes(String jobId) {
        Document chunk = new Document("_id", jobId + ":00000:00000000").append("bytes", new Binary(bytes("a")));
        Mono.from(ImportStage.bean(MongoDatabase.class)
                        .getCollection("import_chunks")
                        .insertOne(chunk))
                .block(DEADLINE);
    }

    private static List<String> sweptAfter(Duration later) {
        return new SweepUploads(
                        ImportStage.bean(Uploads.class),
                        ImportStage.bean(ImportJobs.class),
                        () -> now().plus(later),
                        ImportStage.bean(ImportLimits.class))
                .sweep()
                .collectList()
                .block(DEADLINE);
    }

    @Test
    void upload_isRefusedWithEverythingThatMisses() {
        JsonNode problem = refused("{\"type\":\"PURCHASES\",\"currency\":\"XYZ\"}", bytes(PURCHASES), 422);

        assertThat(problem.path("errors").findValuesAsString("pointer"))
                .contains("/customerSystem", "/currency", "/mapping/sku");
    }

    @Test
    void upload_isRefusedBeyondItsLimit() {
        refused(purchases("large"), new byte[300_000], 413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "form-data; name=\"other\"; filename=\"a.csv\"",
                "form-data; name=\"\"; return true; var b=\"x\"; filename=\"a.csv\"",
                "form-data; filename=\"a.csv\"",
                "form-data",
            })
    void upload_isRefusedWithAPartThatIsNeitherRequestNorFile(String disposition) {
        String form = "--b\r\nContent-Disposition: " + disposition + "\r\nContent-Type: text/csv\r\n\r\nx\r\n--b--\r\n";

        JsonNode problem = ImportStage.client()
                .post()
                .uri("/imports")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .bodyValue(bytes(form))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();

        assertThat(problem.path("code").stringValue()).isEqualTo("malformed-request");
    }
}
