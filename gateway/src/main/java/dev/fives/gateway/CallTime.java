package dev.fives.gateway;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who has taken the time of a call: the service, or the caller who was still sending the body. */
final class CallTime {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final LongSupplier nanos;
    private final long began;
    private volatile Body body = new Body(0, 0, false);

    /** Seen as one, or a reader between two writes would find any time at all. */
    private record Body(long began, long ended, boolean sending) {}

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
                return super.getBody().doOnSubscribe(any -> begin()).doFinally(any -> end());
            }
        };
    }

    private void begin() {
        body = new Body(nanos.getAsLong(), 0, true);
    }

    private void end() {
        body = new Body(body.began(), nanos.getAsLong(), false);
    }

    Duration ofCaller() {
        Body now = body;
        return Duration.ofNanos((now.sending() ? nanos.getAsLong() : now.ended()) - now.began());
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
        boolean sending = body.sending();
        Duration sooner = sending && leftOfCaller.compareTo(left) < 0 ? leftOfCaller : left;
        return sooner.compareTo(LOOK_AGAIN) < 0 && sending ? LOOK_AGAIN : sooner;
    }
}
