package dev.fives.kit.testapp;

import dev.fives.kit.http.ETags;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violations;
import dev.fives.kit.request.Masking;
import dev.fives.kit.request.RequestContext;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.Part;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
public class ThingController {
    record Line(String sku, int quantity) {}

    record Thing(
            String name,
            List<Line> lines,
            @Nullable Instant at,
            @Nullable Boolean gift,
            @Nullable Size size) {}

    enum Size {
        SMALL,
        LARGE
    }

    /** Calls that got as far as an effect. */
    private static final AtomicInteger CREATED = new AtomicInteger();

    public static int created() {
        return CREATED.get();
    }

    private final Paging paging;

    ThingController(Paging paging) {
        this.paging = paging;
    }

    @PostMapping("/things")
    Thing create(@RequestBody Thing thing) {
        Violations violations = new Violations();
        violations.check(!thing.name().isBlank(), "/name", "name: empty (expected: a text)");
        violations.check(thing.lines().size() < 3, "/lines", "lines: too many (expected: at most 2)");
        violations.throwIfAny();
        CREATED.incrementAndGet();
        return thing;
    }

    @GetMapping("/things")
    Page<Integer> list(ServerHttpRequest http) {
        PageRequest page = paging.read(http, Set.of("kind"), Set.of("name"));
        page.requireKnown("kind", List.of("A", "B"));
        int after = page.cursor() == null
                ? 0
                : Integer.parseInt(page.cursor().position().getFirst());
        List<Integer> items = java.util.stream.IntStream.rangeClosed(after + 1, Math.min(7, after + page.pageSize()))
                .boxed()
                .toList();
        String next = items.getLast() < 7 ? paging.next(page, List.of(String.valueOf(items.getLast()))) : null;
        return new Page<>(items, next, page.count() ? 7L : null);
    }

    @GetMapping("/things/{id}/parts")
    Page<Integer> parts(ServerHttpRequest http) {
        return new Page<>(List.of(paging.read(http, Set.of(), Set.of()).pageSize()), null, null);
    }

    @PatchMapping("/things/{id}")
    long patch(ServerHttpRequest request) {
        ETags.requireSame(ETags.requireIfMatch(request), 7);
        return 8;
    }

    @PostMapping("/raw/{size}")
    Mono<Long> raw(@PathVariable String size, ServerHttpRequest request) {
        return count(request.getBody());
    }

    @PostMapping(path = "/upload", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<Long> upload(@RequestBody Flux<Part> parts) {
        return count(parts.concatMap(Part::content));
    }

    /** One of the paths is in no document. */
    @GetMapping({"/context", "/open/context", "/ops/context", "/own/{customerId}/context", "/hidden/context"})
    Mono<RequestContext> context() {
        return RequestContext.current();
    }

    /** Answered by another thread than the connection's own. */
    @GetMapping("/late")
    Mono<RequestContext> late() {
        return Mono.delay(Duration.ofMillis(200)).then(RequestContext.current());
    }

    @GetMapping("/name")
    Mono<String> name() {
        return Masking.current().map(masking -> masking.text("王芳"));
    }

    @GetMapping("/fault/{kind}")
    Mono<Void> fault(@PathVariable String kind) {
        return Mono.error(
                switch (kind) {
                    case "unreachable" -> new IllegalStateException(new ConnectException("Connection refused"));
                    case "slow" -> new TimeoutException("did not observe");
                    case "away" -> new ProblemException(Problems.UNAVAILABLE, "broker: away (expected: a retry)");
                    case "busy" ->
                        new ProblemException(Problems.TOO_MANY_REQUESTS, "requests: 7 (expected: 6)")
                                .withRetryAfter(Duration.ofMillis(1200));
                    case "conflict" ->
                        new ProblemException(Problems.CONFLICT, "externalId: taken (expected: a free one)")
                                .withProperty("customerId", "cus_1");
                    default -> new IllegalArgumentException("secret of 王芳");
                });
    }

    private static Mono<Long> count(Flux<DataBuffer> body) {
        return body.map(buffer -> {
                    long bytes = buffer.readableByteCount();
                    DataBufferUtils.release(buffer);
                    return bytes;
                })
                .reduce(0L, Long::sum);
    }
}
