package dev.fives.acceptance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fives.acceptance.RetailReference.Rfm;
import dev.fives.kit.test.stack.Eventually;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/**
 * Rows of a real shop, dirt included, and the table that they must lead to. The build takes the first of them;
 * {@code -Dretail.rows=all} takes half a million, as before a release.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RetailImportAcceptance {

    private static final Duration IMPORTED = Duration.ofMinutes(10);
    /** A busy store answers 503, which a caller tries again. */
    private static final Duration FOUND = Duration.ofSeconds(60);

    private static final Duration HEARD = Duration.ofMinutes(8);

    /**
     * A store that a busy machine slows down would let the job start a share again, and its progress fall back. All
     * rows are worth both compilers.
     */
    private static final Map<String, String> PATIENT = Map.of(
            "FIVES_JAVA_OPTS",
            "-Dfives.store.operation-timeout=30s" + (RetailRows.areAll() ? " -XX:TieredStopAtLevel=4" : ""));

    private static final String REQUEST = """
            {"type":"PURCHASES","history":true,"createCustomers":true,"customerSystem":"retail","currency":"GBP",
             "timeZone":"UTC",
             "mapping":{"externalRef":"InvoiceNo","customerExternalId":"CustomerID","orderedAt":"InvoiceDate",
                        "sku":"StockCode","description":"Description","quantity":"Quantity","unitPrice":"UnitPrice",
                        "country":"Country"}}""";

    private @Nullable FivesStack running;
    private @Nullable Imported imported;

    private record Imported(RetailReference file, Map<String, String> ids) {}

    @AfterAll
    void stop() {
        if (running != null) {
            running.close();
        }
    }

    @Test
    @Order(1)
    void retailLog_becomesTheReferenceTable() throws Exception {
        assumeTrue(Files.isDirectory(RetailRows.FOLDER), "skipped: no data in " + RetailRows.FOLDER);
        SequencedMap<String, byte[]> parts = RetailRows.parts();
        RetailReference file = RetailReference.of(parts.values());
        Map<String, Rfm> reference = file.rfm();
        if (RetailRows.areAll()) {
            assertThat(reference).hasSize(4_338);
            assertThat(file.rows()).isEqualTo(541_909);
            assertThat(file.rowsWithoutCustomer()).isEqualTo(135_080);
        }
        FivesStack stack = FivesStack.up(PATIENT);
        running = stack;
        Api api = stack.api("admin");
        stack.api("ops")
                .post("/local/clock", "{\"set\":\"" + RetailReference.NOW + "\",\"frozen\":true}")
                .expect(200);
        String rfm = "/api/v1/settings/rfm";
        String seen = api.get(rfm).expect(200).header("etag");
        api.send("PUT", rfm, "{\"monetary\":\"GROSS\"}", Map.of("If-Match", seen))
                .expect(200);

        long begin = System.nanoTime();
        JsonNode job = imported(api, parts);
        double seconds = (System.nanoTime() - begin) / 1e9;
        assertThat(job.at("/rows/read").longValue()).isEqualTo(file.rows());
        assertThat(job.at("/rows/ok").longValue() + job.at("/rows/rejected").longValue())
                .isEqualTo(file.rows());

        Map<String, String> ids = ids(api, reference);
        awaitProfiles(api, reference, ids);
        System.out.printf(
                "retail import: %d rows in %.1f s, %.0f rows/s, peak resident %s, %s, all profiles right after %.1f s%n",
                file.rows(),
                seconds,
                file.rows() / seconds,
                peakResident(stack),
                job.path("effects"),
                (System.nanoTime() - begin) / 1e9);

        Map<String, Long> rejections =
                RetailRejections.byReason(api, job.path("id").stringValue());
        System.out.printf("retail import: rejected rows %s%n", rejections);
        assertThat(rejections).containsEntry("customerExternalId: blank", file.rowsWithoutCustomer());
        assertThat(rejections.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(job.at("/rows/rejected").longValue());
        RetailPoints.check(api, file.pointsOfThoseWhoKeptAll(), ids);

        JsonNode again = imported(api, parts);
        assertThat(again.path("rows")).isEqualTo(job.path("rows"));
        assertThat(again.at("/effects/purchasesRecorded").longValue()).isZero();
        assertThat(again.at("/effects/refundsRecorded").longValue()).isZero();
        assertThat(again.at("/effects/customersCreated").longValue()).isZero();
        imported = new Imported(file, ids);
    }

    /** What it asks of the past is what the test before brought. */
    @Test
    @Order(2)
    void LOY_17_rulesOverTheWholePast_answerPointsBySegment_andChangeNothing() throws Exception {
        FivesStack stack = running;
        Imported past = imported;
        assumeTrue(stack != null && past != null, "skipped: nothing was imported");
        new RetailSimulation(
                        requireNonNull(stack),
                        requireNonNull(past).ids(),
                        past.file().purchasesOfThoseWhoKeptAll())
                .check();
    }

    private static JsonNode imported(Api api, SequencedMap<String, byte[]> parts) throws IOException {
        String boundary = "fives-acceptance";
        JsonNode accepted = api.send(api.request("/api/v1/imports")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.ofByteArray(multipart(boundary, parts)))
                        .build())
                .expect(202)
                .body();
        String path = "/api/v1/jobs/" + accepted.path("jobId").stringValue();
        SortedSet<Double> progress = new TreeSet<>();
        JsonNode job = api.awaitBody(path, IMPORTED, body -> {
            double now = body.path("progress").doubleValue();
            assertThat(now).isGreaterThanOrEqualTo(progress.isEmpty() ? 0 : progress.last());
            progress.add(now);
            return body.path("finishedAt").isString();
        });
        assertThat(progress).as("progress seen").anyMatch(now -> now > 0 && now < 1);
        assertThat(job.path("state").stringValue()).as("%s", job).isEqualTo("COMPLETED");
        return job;
    }

    private static byte[] multipart(String boundary, SequencedMap<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (var part : parts.entrySet()) {
            part(body, boundary, "name=\"file\"; filename=\"" + part.getKey() + "\"", "application/gzip");
            body.write(part.getValue());
        }
        part(body, boundary, "name=\"request\"", "application/json");
        body.write(REQUEST.getBytes(StandardCharsets.UTF_8));
        body.write(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static void part(ByteArrayOutputStream body, String boundary, String disposition, String type) {
        body.writeBytes("\r\n--%s\r\nContent-Disposition: form-data; %s\r\nContent-Type: %s\r\n\r\n"
                .formatted(boundary, disposition, type)
                .getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> ids(Api api, Map<String, Rfm> reference)
            throws InterruptedException, ExecutionException {
        Map<String, String> ids = new ConcurrentSkipListMap<>();
        eachOf(
                reference,
                customer -> ids.put(
                        customer,
                        api.awaitBody(
                                        "/api/v1/customers/lookup?externalId=retail:" + customer,
                                        FOUND,
                                        body -> body.path("id").isString())
                                .path("id")
                                .stringValue()));
        return ids;
    }

    /** Those that were right are read again when all are, for they must have stayed so. */
    private static void awaitProfiles(Api api, Map<String, Rfm> reference, Map<String, String> ids) {
        Map<String, Rfm> open = new TreeMap<>(reference);
        Eventually.until("profiles equal to the reference", HEARD, () -> {
            open.keySet().retainAll(differences(api, open, ids).keySet());
            if (open.isEmpty()) {
                differences(api, reference, ids)
                        .keySet()
                        .forEach(customer -> open.put(customer, reference.get(customer)));
            }
            return open.isEmpty();
        });
    }

    private static Map<String, Rfm> differences(Api api, Map<String, Rfm> reference, Map<String, String> ids)
            throws InterruptedException, ExecutionException {
        Map<String, Rfm> differences = new ConcurrentSkipListMap<>();
        eachOf(reference, customer -> {
            JsonNode values =
                    api.get("/api/v1/profiles/" + ids.get(customer)).body().at("/rfm/values");
            Rfm actual = new Rfm(
                    values.path("recencyDays").asLong(-1),
                    values.path("purchases").asLong(-1),
                    new BigDecimal(values.path("amount").asString("-1")).stripTrailingZeros());
            if (!actual.equals(reference.get(customer))) {
                differences.put(customer, actual);
            }
        });
        return differences;
    }

    static void eachOf(Map<String, ?> reference, java.util.function.Consumer<String> step)
            throws InterruptedException, ExecutionException {
        try (var workers = Executors.newFixedThreadPool(8)) {
            var tasks = reference.keySet().stream()
                    .map(customer -> workers.submit(() -> step.accept(customer)))
                    .toList();
            for (var task : tasks) {
                task.get();
            }
        }
    }

    /** The highest resident size of the whole stack, as Linux tells it. */
    private static String peakResident(FivesStack stack) throws IOException {
        Path status = Path.of("/proc", stack.address("gateway").path("pid").asString("self"), "status");
        return Files.isReadable(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM"))
                        .map(line -> line.replaceAll("\\s+", " "))
                        .findFirst()
                        .orElse("unknown")
                : "unknown";
    }
}
