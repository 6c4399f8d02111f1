package dev.fives.kit.events.consistency;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** The aggregates that one request changed, with the sequence of the last event of each. It travels in the Reactor context. */
public final class Written {
    private final Map<Aggregate, Long> sequences = new LinkedHashMap<>();

    Written() {}

    /** Tells the running request, if there is one, of a change that is stored. */
    public static Mono<Void> note(String type, String id, long sequence) {
        return Mono.deferContextual(context -> {
            context.<Written>getOrEmpty(Written.class).ifPresent(written -> written.add(type, id, sequence));
            return Mono.empty();
        });
    }

    /** Puts the token of what the running request wrote so far under the headers, for an answer that is kept to be said again. */
    public static Mono<Void> tell(HttpHeaders headers) {
        return Mono.deferContextual(context -> {
            context.<Written>getOrEmpty(Written.class).ifPresent(written -> written.into(headers));
            return Mono.empty();
        });
    }

    void into(HttpHeaders headers) {
        token().ifPresent(token -> headers.set(ConsistencyToken.HEADER, token.text()));
    }

    Context into(Context context) {
        return context.put(Written.class, this);
    }

    private synchronized void add(String type, String id, long sequence) {
        if (sequence > 0) {
            sequences.merge(new Aggregate(type, id), sequence, Math::max);
        }
    }

    /** Empty where nothing was told on a topic, or so much of it that nobody waits for it all. */
    synchronized Optional<ConsistencyToken> token() {
        return sequences.isEmpty() || sequences.size() > ConsistencyToken.AGGREGATES_MAX
                ? Optional.empty()
                : Optional.of(new ConsistencyToken(sequences));
    }
}
