package dev.fives.loyalty.earning.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.earning.model.EarningContext;
import dev.fives.loyalty.earning.model.EarningRule;
import dev.fives.loyalty.earning.model.Occasion;
import dev.fives.loyalty.earning.model.RuleTerms;
import dev.fives.loyalty.earning.model.RuleVersion;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class SharedRulesTest {
    private static final Duration MAX_AGE = Duration.ofMillis(250);

    private final AtomicLong nanos = new AtomicLong();
    private final Catalogue catalogue = new Catalogue();
    private final SharedRules rules = new SharedRules(catalogue, ZoneOffset.UTC, MAX_AGE, nanos::get);

    @Test
    void copy_isUsedUntilItsTimeIsOver() {
        assertThat(points()).isEqualTo(10);
        catalogue.archive();
        advance(124);
        assertThat(points()).isEqualTo(10);
        advance(1); // half of its age: the other half is for who took it
        assertThat(points()).isZero();
        assertThat(catalogue.looks).isEqualTo(2);
    }

    @Test
    void rulesThatDidNotChange_areNotReadAgain() {
        points();
        advance(250);
        points();
        advance(250);
        points();

        assertThat(catalogue.looks).isEqualTo(3);
        assertThat(catalogue.readings).isEqualTo(1);
    }

    /** Else a reading that hangs would hand rules from before a change to whoever asks long after it. */
    @Test
    void readingThatLasts_isSharedNoLongerThanACopy() {
        Sinks.One<Boolean> slow = Sinks.one();
        catalogue.gate = slow.asMono();
        var first = rules.current().toFuture();
        advance(124);
        var second = rules.current().toFuture();
        assertThat(catalogue.looks).isEqualTo(1);
        advance(1); // half of its age: the other half is for who took it
        catalogue.gate = Mono.just(true);
        assertThat(points()).isEqualTo(10);

        assertThat(catalogue.looks).isEqualTo(2);
        assertThat(first).isNotDone();
        slow.tryEmitValue(true);
        assertThat(first).isDone();
        assertThat(second).isDone();
    }

    @Test
    void readingThatFailed_isNotKept() {
        catalogue.gate = Mono.error(new IllegalStateException("store away"));
        assertThatThrownBy(this::points).hasMessage("store away");
        catalogue.gate = Mono.just(true);

        assertThat(points()).isEqualTo(10);
    }

    private void advance(long millis) {
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    private long points() {
        var purchase = new Occasion.Purchase(List.of(), BigDecimal.TEN, "CNY", null, Instant.ofEpochSecond(60));
        var book = rules.current().blockOptional().orElseThrow();
        return book.evaluate(purchase, EarningContext.NOTHING_KNOWN).points();
    }

    private static final class Catalogue implements RuleCatalogue {
        private EarningRule rule = EarningRule.first(RuleTerms.of(RuleVersion.ONE_PER_UNIT), Instant.EPOCH);
        private long version = 1;
        private Mono<Boolean> gate = Mono.just(true);
        private int looks;
        private int readings;

        void archive() {
            rule = rule.archived(Instant.ofEpochSecond(1));
            version++;
        }

        @Override
        public Mono<Void> shipped() {
            return Mono.empty();
        }

        @Override
        public Flux<Stored<EarningRule>> page(String afterId, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<Long> count() {
            return Mono.just(1L);
        }

        @Override
        public Mono<Map<String, Long>> versions() {
            looks++;
            Map<String, Long> now = Map.of("base", version);
            return gate.thenReturn(now);
        }

        @Override
        public Flux<Stored<EarningRule>> all() {
            readings++;
            return Flux.just(new Stored<>("base", "base", version, 0, rule, List.of(), List.of()));
        }
    }
}
