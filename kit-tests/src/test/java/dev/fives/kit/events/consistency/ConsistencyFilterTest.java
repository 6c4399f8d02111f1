package dev.fives.kit.events.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fives.contracts.Topic;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.request.RequestContext;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

class ConsistencyFilterTest {
    private static final Duration HASTE = Duration.ofMillis(300);
    private static final Duration SOON = Duration.ofSeconds(30);

    private final AppliedEvents applied = new AppliedEvents(100);
    private final Applied points = applied.listener(Topic.PURCHASE);
    private final ConsistencyFilter filter = filter(SOON);
    private final ConsistencyFilter hasty = filter(HASTE);

    @Test
    void GW_12_writeTellsWhatItWrote() {
        MockServerHttpResponse response = run(
                MockServerHttpRequest.post("/purchases"),
                exchange -> Written.note("purchase", "pur_1", 2)
                        .then(Written.note("purchase", "pur_1", 3))
                        .then(Written.note("customer", "cus_1", 0))
                        .then(answered(exchange, HttpStatus.CREATED)));

        assertThat(response.getHeaders().getFirst("Consistency-Token")).isEqualTo("purchase/pur_1#3");
        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.CREATED);
    }

    @Test
    void writeOfVeryMuch_tellsNothing() {
        MockServerHttpResponse response = run(MockServerHttpRequest.post("/purchases"), exchange -> {
            Mono<Void> all = Mono.empty();
            for (int i = 0; i <= ConsistencyToken.AGGREGATES_MAX; i++) {
                all = all.then(Written.note("purchase", "pur_" + i, 1));
            }
            return all.then(answered(exchange, HttpStatus.OK));
        });

        assertThat(response.getHeaders().containsHeader("Consistency-Token")).isFalse();
    }

    /** The read begins before the event has come, and sees it all the same. */
    @Test
    void GW_12_readWaitsForWhatItsTokenNames() {
        var _ = Mono.delay(Duration.ofMillis(50)).subscribe(_ -> points.note(Records.ofPurchase("pur_1", 3)));

        MockServerHttpResponse response = run(read("/members/cus_1", "purchase/pur_1#3"), exchange -> {
            assertThat(applied.has(ConsistencyToken.parse("purchase/pur_1#3"))).isTrue();
            return answered(exchange, HttpStatus.OK);
        });

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(response.getHeaders().getFirst("Consistency")).isEqualTo("fresh");
    }

    @Test
    void GW_12_readThatCannotSeeItIsStale() {
        long start = System.nanoTime();
        MockServerHttpResponse response =
                run(hasty, read("/members/cus_1", "purchase/pur_1#4"), exchange -> answered(exchange, HttpStatus.OK));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(HASTE);
        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
        assertThat(response.getHeaders().getFirst("Consistency")).isEqualTo("stale");
    }

    /** Tokens of what never comes must not take the places of all other calls. */
    @Test
    void readBeyondThoseThatWait_isStaleAtOnce() {
        List<Disposable> waiting = List.of(waiting("usr_1"), waiting("usr_1"), waiting("usr_2"));
        assertThat(isStaleAtOnce("usr_3")).isTrue();

        waiting.forEach(Disposable::dispose);
        assertThat(isFreshAfterAWhile("usr_3"))
                .as("after callers who waited are gone")
                .isTrue();
    }

    @Test
    void readOfACallerWhoseOthersWait_isStaleAtOnce_andKeepsNobodyElseFromWaiting() {
        List<Disposable> waiting = List.of(waiting("usr_1"), waiting("usr_1"));
        assertThat(isStaleAtOnce("usr_1")).isTrue();
        assertThat(isFreshAfterAWhile("usr_2")).isTrue();

        waiting.getFirst().dispose();
        assertThat(isStaleAtOnce("usr_1")).as("has a place again").isFalse();
    }

    private Disposable waiting(String caller) {
        return filter.filter(readOf(caller, 9), _ -> Mono.never()).subscribe();
    }

    /** No time is measured, which a busy machine would stretch: who does not wait is answered within this very call. */
    private boolean isStaleAtOnce(String caller) {
        MockServerWebExchange exchange = readOf(caller, 9);
        Disposable call = filter.filter(exchange, _ -> Mono.never()).subscribe();
        call.dispose();
        return "stale".equals(exchange.getResponse().getHeaders().getFirst("Consistency"));
    }

    private boolean isFreshAfterAWhile(String caller) {
        MockServerWebExchange exchange = readOf(caller, 4);
        var _ = Mono.delay(Duration.ofMillis(50)).subscribe(_ -> points.note(Records.ofPurchase("pur_1", 4)));
        filter.filter(exchange, passed -> answered(passed, HttpStatus.OK)).block(SOON);
        return "fresh".equals(exchange.getResponse().getHeaders().getFirst("Consistency"));
    }

    private static MockServerWebExchange readOf(String caller, int sequence) {
        MockServerWebExchange exchange =
                MockServerWebExchange.from(read("/members/cus_1", "purchase/pur_1#" + sequence));
        exchange.getAttributes()
                .put(
                        RequestContext.class.getName(),
                        RequestContext.internal("c").withCaller(caller, Set.of("agent")));
        return exchange;
    }

    @Test
    void staleRefusal_keepsItsStatus() {
        MockServerHttpResponse response = run(
                hasty,
                read("/members/cus_1", "purchase/pur_1#4"),
                exchange -> answered(exchange, HttpStatus.NOT_FOUND));

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(response.getHeaders().getFirst("Consistency")).isEqualTo("stale");
    }

    @ParameterizedTest
    @CsvSource({"/remedies, purchase/pur_1#4", "/members/cus_1,"})
    void otherReads_doNotWait(String path, String token) {
        MockServerHttpResponse response = run(read(path, token), exchange -> answered(exchange, HttpStatus.OK));

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(response.getHeaders().containsHeader("Consistency")).isFalse();
    }

    @Test
    void tokenThatIsNone_isRefused() {
        MockServerWebExchange exchange = MockServerWebExchange.from(read("/members/cus_1", "anything"));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> filter.filter(exchange, _ -> Mono.empty()).block())
                .satisfies(refusal -> assertThat(refusal.type().status()).isEqualTo(400));
    }

    private ConsistencyFilter filter(Duration patience) {
        ConsistencyProperties limits = new ConsistencyProperties(patience, Duration.ofMillis(5), 3, 2, 100);
        return new ConsistencyFilter(applied, List.of("/members/**"), limits);
    }

    private MockServerHttpResponse run(MockServerHttpRequest.BaseBuilder<?> request, WebFilterChain chain) {
        return run(filter, request, chain);
    }

    private static MockServerHttpResponse run(
            ConsistencyFilter filter, MockServerHttpRequest.BaseBuilder<?> request, WebFilterChain chain) {
        MockServerWebExchange exchange = MockServerWebExchange.from(request);
        filter.filter(exchange, chain).block(SOON);
        return exchange.getResponse();
    }

    private static MockServerHttpRequest.BaseBuilder<?> read(String path, String token) {
        var request = MockServerHttpRequest.get(path);
        return token == null ? request : request.header("Consistency-Token", token);
    }

    private static Mono<Void> answered(ServerWebExchange exchange, HttpStatus status) {
        exchange.getResponse().setStatusCode(status);
        return exchange.getResponse().setComplete();
    }
}
