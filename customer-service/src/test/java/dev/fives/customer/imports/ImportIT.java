package dev.fives.customer.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.customer.CustomerApplication;
import dev.fives.customer.imports.app.ImportJobs;
import dev.fives.customer.imports.app.ImportLimits;
import dev.fives.customer.imports.app.SweepUploads;
import dev.fives.customer.imports.app.Uploads;
import dev.fives.customer.imports.model.CustomerImport;
import dev.fives.customer.imports.model.ImportJob;
import dev.fives.customer.imports.model.ImportJob.UploadedFile;
import dev.fives.kit.app.FivesApplication;
import dev.fives.kit.id.Ids;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@ExtendWith(LocalBackends.class)
class ImportIT {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final String HEADER = "No,Sku,Text,Pieces,At,Price,Customer,Land\n";

    private static final String CUSTOMERS = "Id,Name,Mobile,Born,Tags\n";

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
                        .mapToObj("file0 %d birthDate: soon (expected: yyyy-MM-dd, from 1850 to today)"::formatted)
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

    @Test
    void upload_withoutAJobIsRemovedAfterAnHour() {
        Uploads uploads = application.getBean(Uploads.class);
        uploads.save("job_cus_left", 0, "f", Flux.just(bytes("a"), bytes("b"))).block(DEADLINE);
        chunkFromBeforeThereWereTimes("job_cus_old");
        String running = application.getBean(Ids.class).next("job_cus");
        UploadedFile file = uploads.save(running, 0, "f", Flux.just(bytes(CUSTOMERS + "a,b\n")))
                .block(DEADLINE);
        ImportJob job = ImportJob.queued(
                        new CustomerImport(true, "sweep", Map.of("externalId", "Id")), List.of(file), Instant.EPOCH)
                .running(new ImportJob.Lease("another", Instant.now().plusSeconds(7_200)));
        ImportJobs jobs = application.getBean(ImportJobs.class);
        jobs.store().create(running, running, job, List.of(), null).block(DEADLINE);

        assertThat(sweptAfter(Duration.ofMinutes(59))).containsExactly("job_cus_old");
        assertThat(sweptAfter(Duration.ofMinutes(61))).contains("job_cus_left").doesNotContain(running);
        assertThat(sweptAfter(Duration.ofMinutes(61))).isEmpty();
        assertThat(uploads.stored().map(Uploads.Stored::jobId).collectList().block(DEADLINE))
                .containsExactly(running);
    }

    private static void chunkFromBeforeThereWereTimes(String jobId) {
        Document chunk = new Document("_id", jobId + ":00000:00000000").append("bytes", new Binary(bytes("a")));
        Mono.from(application
                        .getBean(MongoDatabase.class)
                        .getCollection("import_chunks")
                        .insertOne(chunk))
                .block(DEADLINE);
    }

    private static List<String> sweptAfter(Duration later) {
        return new SweepUploads(
                        application.getBean(Uploads.class),
                        application.getBean(ImportJobs.class),
                        () -> Instant.now().plus(later),
                        application.getBean(ImportLimits.class))
                .sweep()
                .collectList()
                .block(DEADLINE);
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

        JsonNode problem = client.post()
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

    private static List<String> rejections(JsonNode job) {
        return get("/jobs/" + job.path("id").stringValue() + "/rejections")
                .path("items")
                .valueStream()
                .map(row -> row.path("file").stringValue() + " " + row.path("row") + " "
                        + row.path("reason").stringValue())
                .toList();
    }

    private static List<Integer> effects(JsonNode job) {
        return Stream.of("customersCreated", "customersChanged", "customersUnchanged")
                .map(effect -> job.at("/effects/" + effect).intValue())
                .toList();
    }

    private static JsonNode customer(String system, String externalId) {
        return get("/customers/"
                + get("/customers/lookup?externalId=" + system + ":" + externalId)
                        .path("id")
                        .stringValue());
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

    private static String customers(String system) {
        return """
               {"type":"CUSTOMERS","customerSystem":"%s","history":true,
                "mapping":{"externalId":"Id","name":"Name","phone":"Mobile","birthDate":"Born","tags":"Tags"}}""".formatted(system);
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
