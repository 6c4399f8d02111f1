package dev.fives.customer.imports;

import static dev.fives.customer.imports.ImportStage.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.CountedBuffers;
import dev.fives.kit.test.stack.Eventually;
import java.util.Collections;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient.RequestBodySpec;
import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Flux;

/**
 * A body that is refused in the middle gives back what had arrived of it: buffers are memory that no collector frees, and
 * whoever sends such bodies would take it all.
 */
@ExtendWith(ImportStage.class)
class BodyBuffersIT {
    private static final int ROUNDS = 5;
    private static final int LIMIT = 256 * 1024;
    private static final int PIECE = 16 * 1024;

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("larger than an upload may be", 413, parts("file", 190_000, "file", 190_000)),
                Arguments.of("unknown part before others", 400, parts("other", 90_000, "file", 90_000)),
                Arguments.of("unknown part between others", 400, parts("file", 10, "other", 10, "file", 90_000)),
                Arguments.of("request that is no JSON", 400, parts("request", 20_000, "file", 90_000)),
                Arguments.of("request too large to hold", 413, parts("request", 190_000, "file", 90_000)),
                Arguments.of("more files than may be", 422, many()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refusedUpload_givesItsBuffersBack(String what, int status, MultipartBodyBuilder parts) {
        givesBack(
                status,
                () -> ImportStage.client().post().uri("/imports").body(BodyInserters.fromMultipartData(parts.build())));
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void bodyOverTheLimit_givesItsBuffersBack(boolean chunked, boolean withKey) {
        givesBack(413, () -> {
            RequestBodySpec request =
                    ImportStage.client().post().uri("/customers").contentType(MediaType.APPLICATION_JSON);
            if (withKey) {
                request.header("Idempotency-Key", UUID.randomUUID().toString());
            }
            byte[] piece = ImportStage.bytes(" ".repeat(PIECE));
            return chunked
                    ? request.body(Flux.fromIterable(Collections.nCopies(LIMIT / PIECE + 4, piece)), byte[].class)
                    : request.bodyValue(ImportStage.bytes(" ".repeat(LIMIT + 4 * PIECE)));
        });
    }

    private static void givesBack(int status, Supplier<RequestHeadersSpec<?>> request) {
        CountedBuffers buffers = ImportStage.buffers();
        long held = buffers.outstanding(); // by what other tests have begun
        long before = buffers.taken();

        for (int round = 0; round < ROUNDS; round++) {
            byte[] answer = request.get()
                    .exchange()
                    .expectStatus()
                    .isEqualTo(status)
                    .expectBody()
                    .returnResult()
                    .getResponseBody();
            assertThat(answer).isNotEmpty();
        }

        assertThat(buffers.taken() - before).isGreaterThan(ROUNDS);
        Eventually.asserted(DEADLINE, () -> assertThat(buffers.outstanding()).isLessThanOrEqualTo(held));
    }

    private static MultipartBodyBuilder parts(Object... namesAndBytes) {
        MultipartBodyBuilder parts = new MultipartBodyBuilder();
        for (int i = 0; i < namesAndBytes.length; i += 2) {
            parts.part((String) namesAndBytes[i], "x,".repeat((int) namesAndBytes[i + 1] / 2))
                    .filename("f");
        }
        return parts;
    }

    private static MultipartBodyBuilder many() {
        MultipartBodyBuilder parts = new MultipartBodyBuilder();
        for (int i = 0; i < 120; i++) {
            parts.part("file", "x,".repeat(500)).filename("f");
        }
        return parts;
    }
}
