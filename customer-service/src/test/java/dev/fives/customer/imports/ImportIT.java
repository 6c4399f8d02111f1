package dev.fives.customer.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.customer.CustomerApplication;
import dev.fives.kit.app.FivesApplication;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.TestTokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@ExtendWith(LocalBackends.class)
class ImportIT {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final String HEADER = "No,Sku,Text,Pieces,At,Price,Customer,Land\n";

    private static ConfigurableApplicationContext application;
    private static WebTestClient client;

    @BeforeAll
    static void start() {
        TestTokens tokens = TestTokens.create();
        var spring = FivesApplication.prepare(CustomerApplication.class, CustomerApplication.NAME);
        spring.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean("reactorResourceFactory", ReactorResourceFactory.class, ImportIT::ownThreads));
        application = spring.run(Stream.of(
                        LocalBackends.settings().stream(),
                        tokens.settings().stream(),
                        Stream.of(
                                "server.port=0",
                                "management.server.port=0",
                                "fives.imports.rows-a-share=200",
                                "fives.imports.upload-bytes=200000"))
                .flatMap(settings -> settings)
                .map(setting -> "--" + setting)
                .toArray(String[]::new));
        client = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port"))
                .defaultHeader("Authorization", "Bearer " + tokens.token("importer", "admin"))
                .responseTimeout(DEADLINE)
                .build();
    }

    /** The threads of the JVM would be gone for the other tests' application as soon as this one closes. */
    private static ReactorResourceFactory ownThreads() {
        var factory = new ReactorResourceFactory();
        factory.setUseGlobalResources(false);
        return factory;
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void import_takesOverInvoicesAndCancellationsOfSeveralFilesOnce() {
        String first = HEADER
                + "100,TEA,Tea,3,2011-01-01T10:00:00,2.00,c1,United Kingdom\n"
                + "101,CUP,Cup,1,2011-01-02T10:00:00,5.00,c2,France\n"
                + "100,CUP,Cup,1,2011-01-01T10:05:00,5.00,c1,United Kingdom\n";
        String second = HEADER
                + "C102,TEA,Tea,-1,2011-02-01T10:00:00,2.00,c1,United Kingdom\n"
                + "100,TEA,Tea,3,2011-01-01T10:00:00,2.00,c1,United Kingdom\n"
                + "C103,POT,Pot,-1,2011-02-02T10:00:00,9.00,c2,France\n"
                + "104,TEA,Tea,1,2011-02-02T10:00:00,2.00,,France\n";

        JsonNode done = completed(upload(request("books-a"), bytes(first), gzip(second)));

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

        JsonNode again = completed(upload(request("books-a"), bytes(first), gzip(second)));

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

        JsonNode done = completed(upload(request("rel-19"), bytes(HEADER + rows)));

        assertThat(done.path("rows").toString()).isEqualTo("{\"read\":1000,\"ok\":993,\"rejected\":7}");
        assertThat(rejections(done))
                .containsExactlyElementsOf(IntStream.of(7, 150, 300, 450, 600, 750, 900)
                        .mapToObj("file0 %d quantity: many (expected: a whole number of units)"::formatted)
                        .toList());
    }

    @Test
    void import_isTakenOverFromAnInstanceThatIsGone() {
        String rows = IntStream.rangeClosed(1, 500)
                .mapToObj(row -> "%d,TEA,Tea,1,2011-01-01T10:00:00,2.00,c%d,France\n".formatted(row, row))
                .collect(Collectors.joining());
        String jobId = upload(request("orphan"), bytes(HEADER + rows));
        JsonNode done = completed(jobId);
        abandon(jobId);

        assertThat(completed(jobId).path("rows")).isEqualTo(done.path("rows"));
    }

    @Test
    void import_failsWithTheColumnThatMisses() {
        JsonNode failed = ended(upload(request("columns"), bytes("No,Sku\n1,TEA\n")));

        assertThat(failed.path("state").stringValue()).isEqualTo("FAILED");
        assertThat(failed.path("failure").stringValue()).isEqualTo("column: absent (expected: Customer in the header)");
    }

    @Test
    void upload_isRefusedWithEverythingThatMisses() {
        JsonNode problem = refused("{\"type\":\"PURCHASES\",\"currency\":\"XYZ\"}", bytes(HEADER), 422);

        assertThat(problem.path("errors").findValuesAsString("pointer"))
                .contains("/customerSystem", "/currency", "/mapping/sku");
    }

    @Test
    void upload_isRefusedBeyondItsLimit() {
        refused(request("large"), new byte[300_000], 413);
    }

    private static String upload(String request, byte[]... files) {
        return send(request, files)
                .expectStatus()
                .isAccepted()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody()
                .path("jobId")
                .stringValue();
    }

    private static JsonNode refused(String request, byte[] file, int status) {
        return send(request, file)
                .expectStatus()
                .isEqualTo(HttpStatusCode.valueOf(status))
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private static WebTestClient.ResponseSpec send(String request, byte[]... files) {
        MultipartBodyBuilder parts = new MultipartBodyBuilder();
        for (int i = 0; i < files.length; i++) {
            parts.part("file", new ByteArrayResource(files[i])).filename("file" + i);
        }
        parts.part("request", request, MediaType.APPLICATION_JSON);
        return client.post().uri("/imports").bodyValue(parts.build()).exchange();
    }

    private static JsonNode completed(String jobId) {
        JsonNode job = ended(jobId);
        assertThat(job.path("state").stringValue()).as("%s", job).isEqualTo("COMPLETED");
        return job;
    }

    private static JsonNode ended(String jobId) {
        Eventually.until(DEADLINE, () -> job(jobId).path("finishedAt").isString());
        return job(jobId);
    }

    private static JsonNode job(String jobId) {
        return get("/jobs/" + jobId);
    }

    private static java.util.List<String> rejections(JsonNode job) {
        return get("/jobs/" + job.path("id").stringValue() + "/rejections")
                .path("items")
                .valueStream()
                .map(row -> row.path("file").stringValue() + " " + row.path("row") + " "
                        + row.path("reason").stringValue())
                .toList();
    }

    private static JsonNode purchasesOf(String system, String externalId) {
        String customer = get("/customers/lookup?externalId=" + system + ":" + externalId)
                .path("id")
                .stringValue();
        return get("/customers/" + customer + "/purchases").path("items");
    }

    private static JsonNode get(String path) {
        return client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    /** As if the instance had died after the first share: RUNNING, with a lease that is over. */
    private static void abandon(String jobId) {
        MongoDatabase database = application.getBean(MongoDatabase.class);
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

    private static String request(String system) {
        return """
               {"type":"PURCHASES","history":true,"createCustomers":true,"customerSystem":"%s","currency":"GBP",
                "mapping":{"externalRef":"No","customerExternalId":"Customer","orderedAt":"At","sku":"Sku",
                           "description":"Text","quantity":"Pieces","unitPrice":"Price","country":"Land"}}""".formatted(system);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
