package dev.fives.gateway.stream;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.Masking;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.RealClock;
import dev.fives.kit.web.Exchanges;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.core.AbstractOAuth2Token;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Events as they happen, as server-sent events. */
@RestController
class StreamController {
    private static final Pattern CUSTOMER = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final EventStreams streams;
    private final String topicPrefix;
    private final StreamProperties limits;
    private final RealClock clock;

    StreamController(
            EventStreams streams,
            StreamProperties limits,
            @Value("${fives.topic-prefix:}") String topicPrefix,
            RealClock clock) {
        this.streams = streams;
        this.topicPrefix = topicPrefix;
        this.limits = limits;
        this.clock = clock;
    }

    @GetMapping(path = "/api/v1/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<String>> read(
            @RequestParam(required = false) @Nullable String customerId,
            @RequestParam(defaultValue = "") String types,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            ServerWebExchange exchange) {
        Wish wish = wish(customerId, types);
        StreamCursor from = lastEventId == null || lastEventId.isBlank() ? null : StreamCursor.parse(lastEventId, wish);
        RequestContext caller = Exchanges.context(exchange);
        exchange.getResponse().getHeaders().set("X-Accel-Buffering", "no");
        SlowClients.closeAfter(limits.writePatience(), exchange.getResponse());
        return life().map(life -> new EventStreams.Reader(caller.caller(), Masking.of(caller), life))
                .flatMapMany(reader -> streams.open(wish, from, reader));
    }

    private Wish wish(@Nullable String customerId, String types) {
        if (customerId != null && !CUSTOMER.matcher(customerId).matches()) {
            throw malformed("customerId: not an id (expected: cus_…)");
        }
        List<EventType> wanted = types.isEmpty()
                ? ours()
                : Arrays.stream(types.split(",", -1))
                        .map(StreamController::type)
                        .toList();
        Set<String> names = types.isEmpty()
                ? Set.of()
                : wanted.stream().map(EventType::name).collect(Collectors.toSet());
        return new Wish(customerId, names, topics(wanted));
    }

    private static List<EventType> ours() {
        return EventTypes.all().stream()
                .filter(type -> !type.topic().isInbound())
                .toList();
    }

    private Set<String> topics(List<EventType> types) {
        return types.stream()
                .map(type -> topicPrefix + type.topic().topicName())
                .collect(Collectors.toSet());
    }

    /** What other systems wrote has not been taken over by anybody yet, and may hold anything. */
    private static EventType type(String name) {
        return EventTypes.named(name.strip())
                .filter(type -> !type.topic().isInbound())
                .orElseThrow(() -> malformed("types: a type that is not known (expected: of /api/v1/events/catalog)"));
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(Problems.MALFORMED, detail);
    }

    /** A stream must not outlive the token that opened it. */
    private Mono<Duration> life() {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .mapNotNull(caller ->
                        caller.getCredentials() instanceof AbstractOAuth2Token token ? token.getExpiresAt() : null)
                .map(this::until)
                .defaultIfEmpty(limits.lifeMax());
    }

    private Duration until(Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        return left.isNegative() ? Duration.ZERO : left.compareTo(limits.lifeMax()) < 0 ? left : limits.lifeMax();
    }
}
