package dev.fives.gateway;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who has taken the time of a call: the caller, whenever the service's connection asked for more of the body and had
 * none, or else the service. A service that stops taking the body does not ask.
 */
final class CallTime {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final LongSupplier nanos;
    private final long began;
    private long asked;
    private long askedSince;
    private long waited;
    private boolean ended = true;

    /** Begins now; {@code nanos} never goes back. */
    CallTime(LongSupplier nanos) {
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    /** The request, whose body is timed as the service's connection takes it. */
    ServerHttpRequest timed(ServerHttpRequest request) {
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                return timed(super.getBody());
            }
        };
    }

    <T> Flux<T> timed(Flux<T> body) {
        return body.doOnSubscribe(any -> begin())
                .doOnRequest(this::ask)
                .doOnNext(any -> take())
                .doFinally(any -> end());
    }

    private synchronized void begin() {
        asked = 0;
        ended = false;
    }

    private synchronized void ask(long more) {
        if (asked == 0) {
            askedSince = nanos.getAsLong();
        }
        asked = asked + more < 0 ? Long.MAX_VALUE : asked + more;
    }

    private synchronized void take() {
        waited = waitedUntilNow();
        askedSince = nanos.getAsLong();
        asked--;
    }

    private synchronized void end() {
        waited = waitedUntilNow();
        ended = true;
    }

    private long waitedUntilNow() {
        return ended || asked == 0 ? waited : waited + nanos.getAsLong() - askedSince;
    }

    private synchronized boolean isSending() {
        return !ended;
    }

    synchronized Duration ofCaller() {
        return Duration.ofNanos(waitedUntilNow());
    }

    Duration ofService() {
        return Duration.ofNanos(nanos.getAsLong() - began).minus(ofCaller());
    }

    /** Ends as soon as one of them has taken longer than that. */
    Mono<Void> over(Duration service, Duration caller) {
        return Mono.defer(() -> Mono.delay(next(service, caller)))
                .repeat(() -> !isOver(service, caller))
                .then();
    }

    private boolean isOver(Duration service, Duration caller) {
        return ofService().compareTo(service) >= 0 || ofCaller().compareTo(caller) >= 0;
    }

    private Duration next(Duration service, Duration caller) {
        Duration left = service.minus(ofService());
        Duration leftOfCaller = caller.minus(ofCaller());
        boolean sending = isSending();
        Duration sooner = sending && leftOfCaller.compareTo(left) < 0 ? leftOfCaller : left;
        return sooner.compareTo(LOOK_AGAIN) < 0 && sending ? LOOK_AGAIN : sooner;
    }
}
