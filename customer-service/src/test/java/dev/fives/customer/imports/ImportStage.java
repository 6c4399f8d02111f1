package dev.fives.customer.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.customer.CustomerApplication;
import dev.fives.kit.app.FivesApplication;
import dev.fives.kit.test.stack.CountedBuffers;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.TestTokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/**
 * The service with shares and uploads so small that tests reach their ends, once for all classes of this room; and what
 * tests do with it. They keep apart by the names of their systems.
 */
final class ImportStage implements BeforeAllCallback {

    static final Duration DEADLINE = Duration.ofSeconds(60);
    static final String PURCHASES = "No,Sku,Text,Pieces,At,Price,Customer,Land\n";
    static final String CUSTOMERS = "Id,Name,Mobile,Born,Tags\n";

    private static final Running RUNNING = new Running();

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(ImportStage.class, key -> RUNNING.start(), Running.class);
    }

    static <T> T bean(Class<T> type) {
        return RUNNING.application.getBean(type);
    }

    static WebTestClient client() {
        return RUNNING.client;
    }

    static CountedBuffers buffers() {
        return RUNNING.buffers;
    }

    static String upload(String request, byte[]... files) {
        return send(request, files)
                .expectStatus()
                .isAccepted()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody()
                .path("jobId")
                .stringValue();
    }

    static JsonNode refused(String request, byte[] file, int status) {
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
        return client().post().uri("/imports").bodyValue(parts.build()).exchange();
    }

    static JsonNode completed(String jobId) {
        JsonNode job = ended(jobId);
        assertThat(job.path("state").stringValue()).as("%s", job).isEqualTo("COMPLETED");
        return job;
    }

    static JsonNode ended(String jobId) {
        Eventually.until(DEADLINE, () -> job(jobId).path("finishedAt").isString());
        return job(jobId);
    }

    private static JsonNode job(String jobId) {
        return get("/jobs/" + jobId);
    }

    static List<String> rejections(JsonNode job) {
        return get("/jobs/" + job.path("id").stringValue() + "/rejections")
                .path("items")
                .valueStream()
                .map(row -> row.path("file").stringValue() + " " + row.path("row") + " "
                        + row.path("reason").stringValue())
                .toList();
    }

    static JsonNode customer(String system, String externalId) {
        return get("/customers/"
                + get("/customers/lookup?externalId=" + system + ":" + externalId)
                        .path("id")
                        .stringValue());
    }

    static JsonNode get(String path) {
        return client().get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    static String purchases(String system) {
        return """
               {"type":"PURCHASES","history":true,"createCustomers":true,"customerSystem":"%s","currency":"GBP",
                "mapping":{"externalRef":"No","customerExternalId":"Customer","orderedAt":"At","sku":"Sku",
                           "description":"Text","quantity":"Pieces","unitPrice":"Price","country":"Land"}}""".formatted(system);
    }

    static String customers(String system) {
        return """
               {"type":"CUSTOMERS","customerSystem":"%s","history":true,
                "mapping":{"externalId":"Id","name":"Name","phone":"Mobile","birthDate":"Born","tags":"Tags"}}""".formatted(system);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static final class Running implements AutoCloseable {
        private final CountedBuffers buffers = new CountedBuffers();
        private ConfigurableApplicationContext application;
        private WebTestClient client;

        Running start() {
            TestTokens tokens = TestTokens.create();
            application = run(tokens);
            client = WebTestClient.bindToServer()
                    .baseUrl("http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port"))
                    .defaultHeader("Authorization", "Bearer " + tokens.token("importer", "admin"))
                    .responseTimeout(DEADLINE)
                    .build();
            return this;
        }

        private ConfigurableApplicationContext run(TestTokens tokens) {
            var spring = FivesApplication.prepare(CustomerApplication.class, CustomerApplication.NAME);
            buffers.of(spring);
            spring.addInitializers(context -> ((GenericApplicationContext) context)
                    .registerBean("reactorResourceFactory", ReactorResourceFactory.class, Running::ownThreads));
            return spring.run(Stream.of(
                            LocalBackends.settings().stream(),
                            tokens.settings().stream(),
                            Stream.of(
                                    "server.port=0",
                                    "management.server.port=0",
                                    "fives.imports.rows-a-share=200",
                                    "fives.imports.upload-bytes=200000",
                                    "fives.imports.unpacked-bytes=1000000",
                                    "fives.imports.rejections=50"))
                    .flatMap(settings -> settings)
                    .map(setting -> "--" + setting)
                    .toArray(String[]::new));
        }

        /** The threads of the JVM would be gone for the other tests' application as soon as this one closes. */
        private static ReactorResourceFactory ownThreads() {
            var factory = new ReactorResourceFactory();
            factory.setUseGlobalResources(false);
            return factory;
        }

        @Override
        public void close() {
            application.close();
        }
    }
}
