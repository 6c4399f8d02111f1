package dev.fives.customer.imports.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.customer.imports.app.ImportLimits;
import dev.fives.customer.imports.app.Uploads;
import dev.fives.customer.imports.model.ImportJob.UploadedFile;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.mock.env.MockEnvironment;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.json.JsonMapper;

class ReceiveUploadTest {
    private static final ImportLimits DEFAULTS =
            Binder.get(new MockEnvironment()).bindOrCreate("fives.imports", ImportLimits.class);

    private final SlowUploads uploads = new SlowUploads();
    private final ReceiveUpload receiveUpload = new ReceiveUpload(uploads, DEFAULTS, new JsonMapper());

    /** Who hears of the fault deletes what is there: a chunk that is stored later would stay. */
    @Test
    void faultBehindAFile_isToldWhenTheFileIsStored() {
        AtomicReference<Throwable> fault = new AtomicReference<>();
        Flux<PartEvent> brokenOff = file("a").concatWith(Mono.error(new DecodingException("no boundary")));

        var _ = receiveUpload.receive("job_cus_1", brokenOff).subscribe(any -> {}, fault::set);

        assertThat(fault.get()).isNull();
        uploads.stored.tryEmitEmpty().orThrow();
        assertThat(fault.get()).hasMessage("no boundary");
        assertThat(uploads.givenUp).isFalse();
    }

    private static Flux<PartEvent> file(String content) {
        var bytes = DefaultDataBufferFactory.sharedInstance.wrap(content.getBytes(UTF_8));
        return FilePartEvent.create("file", "a.csv", MediaType.TEXT_PLAIN, Flux.just(bytes))
                .cast(PartEvent.class);
    }

    /** A store that takes its time. */
    private static final class SlowUploads implements Uploads {
        private final Sinks.Empty<UploadedFile> stored = Sinks.empty();
        private boolean givenUp;

        @Override
        public Mono<UploadedFile> save(String jobId, int file, String name, Flux<byte[]> content) {
            return content.then(stored.asMono()).doOnCancel(() -> givenUp = true);
        }

        @Override
        public InputStream open(String jobId, int file, UploadedFile uploaded) {
            throw new AssertionError("nothing is read");
        }

        @Override
        public Mono<Void> delete(String jobId) {
            throw new AssertionError("nothing is deleted here");
        }

        @Override
        public Flux<Stored> stored() {
            return Flux.empty();
        }
    }
}
