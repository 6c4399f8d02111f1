package dev.fives.acceptance.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.fives.acceptance.api.Documents.Described;
import dev.fives.kit.security.SeenPaths;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Bodies of 256 KiB and of one byte more, with and without their length, at the gateway and at the service itself. */
final class BodyLimits {
    private static final int LIMIT = 256 * 1024;
    private static final int TOO_LARGE = 413;

    private final Documents documents;
    private final Door door;
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();

    BodyLimits(Documents documents, Door door) {
        this.documents = documents;
        this.door = door;
    }

    /** What was not as it has to be, one line each. */
    List<String> wrong() {
        Drafts drafts = new Drafts(documents.schemas(), door.known(), new Random(1));
        List<Runnable> calls = new ArrayList<>();
        for (Described described : documents.operations()) {
            if (described.takesJson()) {
                Sent sent = drafts.valid(described).sent("limit", false);
                calls.add(() -> check(sent, door.stack().gateway(), sent.path()));
                calls.add(() -> check(sent, door.stack().service(described.document()), seen(described, sent.path())));
            }
        }
        Callers.run(calls);
        return List.copyOf(wrong);
    }

    /** The gateway answers what is its own. */
    private static String seen(Described described, String path) {
        return described.document().equals("gateway") ? path : SeenPaths.BEHIND_GATEWAY.of(path);
    }

    private void check(Sent sent, URI base, String path) {
        expect(sent, base, path, "length", BodyPublishers.ofByteArray(bytes(LIMIT)), false);
        expect(sent, base, path, "length", BodyPublishers.ofByteArray(bytes(LIMIT + 1)), true);
        expect(sent, base, path, "chunked", chunked(LIMIT), false);
        expect(sent, base, path, "chunked", chunked(LIMIT + 1), true);
    }

    private static BodyPublisher chunked(int bytes) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes(bytes)));
    }

    /** An object with much space before its end. */
    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) ' ');
        bytes[0] = "{".getBytes(US_ASCII)[0];
        bytes[length - 1] = "}".getBytes(US_ASCII)[0];
        return bytes;
    }

    private void expect(Sent sent, URI base, String path, String how, BodyPublisher body, boolean refused) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).method(sent.method(), body);
        sent.headers().forEach(request::setHeader);
        door.token(sent.described()).ifPresent(token -> request.setHeader("Authorization", "Bearer " + token));
        int status = Door.send(request.build()).status();
        if ((status == TOO_LARGE) != refused || status >= 500) {
            wrong.add("%s %s%s, %s, %s: %d"
                    .formatted(sent.method(), base, path, how, refused ? "one byte more" : "at the limit", status));
        }
    }
}
