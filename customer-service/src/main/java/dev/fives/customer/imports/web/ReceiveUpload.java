package dev.fives.customer.imports.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fives.customer.imports.app.ImportLimits;
import dev.fives.customer.imports.app.Uploads;
import dev.fives.customer.imports.model.ImportJob.UploadedFile;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violation;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads a multipart upload as it arrives: files go to the store in chunks, the request is parsed. */
@Component
class ReceiveUpload {

    private static final String REQUEST_PART = "request";
    private static final String FILE_PART = "file";
    private static final int REQUEST_LIMIT_BYTES = 64 * 1024;
    /** Events of an upload ahead of the part that is being stored. */
    private static final int EVENTS_AHEAD = 32;

    private final Uploads uploads;
    private final ImportLimits limits;
    private final ObjectReader requests;

    ReceiveUpload(Uploads uploads, ImportLimits limits, JsonMapper json) {
        this.uploads = uploads;
        this.limits = limits;
        this.requests = json.readerFor(ImportRequest.class);
    }

    /**
     * What arrived; the parts may come in any order.
     *
     * @param fingerprint of names and contents, in the order of arrival
     */
    record Upload(@Nullable ImportRequest request, List<UploadedFile> files, String fingerprint) {}

    Mono<Upload> receive(String jobId, Flux<PartEvent> events) {
        Received received = new Received(jobId);
        return events.onErrorMap(IllegalArgumentException.class, unreadable -> unknownPart())
                .windowUntil(PartEvent::isLast)
                // a fault of what follows waits until the part is stored: a chunk on its way would outlive the clearing
                // up
                .concatMapDelayError(
                        part -> part.switchOnFirst((first, content) -> {
                            PartEvent event = first.get();
                            return event == null
                                    ? Flux.<Void>empty()
                                    : received.part(event, content.map(PartEvent::content));
                        }),
                        false,
                        EVENTS_AHEAD)
                .then(Mono.fromSupplier(received::upload));
    }

    /** Collects the parts of one upload; its methods are called one after the other. */
    private final class Received {
        private final String jobId;
        private final List<UploadedFile> files = new ArrayList<>();
        private final AtomicLong bytes = new AtomicLong();
        /** Of the part that arrives. */
        private final MessageDigest digest = sha256();

        /** One line a part: what it is called, and the hash of its content. */
        private final StringBuilder parts = new StringBuilder();

        private @Nullable ImportRequest request;

        Received(String jobId) {
            this.jobId = jobId;
        }

        Upload upload() {
            return new Upload(request, List.copyOf(files), hash(parts.toString().getBytes(UTF_8)));
        }

        Mono<Void> part(PartEvent first, Flux<DataBuffer> content) {
            String name = first.headers().getContentDisposition().getName();
            return switch (Objects.requireNonNullElse(name, "")) {
                case REQUEST_PART -> request(content);
                case FILE_PART -> file(first, content);
                default -> content.doOnNext(DataBufferUtils::release).then(Mono.error(unknownPart()));
            };
        }

        private Mono<Void> request(Flux<DataBuffer> content) {
            return DataBufferUtils.join(content, REQUEST_LIMIT_BYTES)
                    .map(ReceiveUpload::bytes)
                    .doOnNext(digest::update)
                    .doOnNext(json -> ended(REQUEST_PART))
                    .doOnNext(json -> request = requests.readValue(json))
                    .then();
        }

        private Mono<Void> file(PartEvent first, Flux<DataBuffer> content) {
            if (files.size() >= limits.files()) {
                return content.doOnNext(DataBufferUtils::release).then(Mono.error(tooMany()));
            }
            String name = first instanceof FilePartEvent file ? file.filename() : FILE_PART;
            return uploads.save(jobId, files.size(), name, chunks(content.map(this::counted)))
                    .doOnNext(files::add)
                    .doOnNext(stored -> ended(FILE_PART + name))
                    .then();
        }

        private ProblemException tooMany() {
            Violation violation = new Violation(
                    "/file", "file: more than %d (expected: at most so many in an upload)".formatted(limits.files()));
            return new ProblemException(Problems.VALIDATION, "violations: 1 (expected: 0)", List.of(violation));
        }

        private void ended(String part) {
            parts.append(hash(part.getBytes(UTF_8)))
                    .append(HexFormat.of().formatHex(digest.digest()))
                    .append('\n');
        }

        private byte[] counted(DataBuffer buffer) {
            byte[] content = bytes(buffer);
            if (bytes.addAndGet(content.length) > limits.uploadBytes()) {
                throw new ProblemException(
                        Problems.PAYLOAD_TOO_LARGE,
                        "upload: too large (expected: at most %d bytes)".formatted(limits.uploadBytes()));
            }
            digest.update(content);
            return content;
        }
    }

    /** Also for one whose Content-Disposition cannot be read. */
    private static ProblemException unknownPart() {
        return new ProblemException(Problems.MALFORMED, "part: unknown (expected: request or file)");
    }

    private Flux<byte[]> chunks(Flux<byte[]> pieces) {
        ByteArrayOutputStream open = new ByteArrayOutputStream(limits.chunkBytes());
        Flux<byte[]> full = pieces.handle((piece, sink) -> {
            open.writeBytes(piece);
            if (open.size() >= limits.chunkBytes()) {
                sink.next(open.toByteArray());
                open.reset();
            }
        });
        return full.concatWith(Mono.fromSupplier(open::toByteArray).filter(rest -> rest.length > 0));
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] content = new byte[buffer.readableByteCount()];
        buffer.read(content);
        DataBufferUtils.release(buffer);
        return content;
    }
}
