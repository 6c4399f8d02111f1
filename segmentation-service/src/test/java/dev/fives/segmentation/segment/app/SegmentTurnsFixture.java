package dev.fives.segmentation.segment.app;

import dev.fives.kit.time.RealClock;
import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Turns on a record in memory. */
final class SegmentTurnsFixture {

    static final SegmentTurns.Limits UNHURRIED = new SegmentTurns.Limits(
            Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(1));

    private SegmentTurnsFixture() {}

    static SegmentTurns unhurried(Supplier<Mono<Void>> catchUp) {
        return new SegmentTurns(new InMemory(), RealClock.system(), "ins_1", UNHURRIED, catchUp);
    }

    static final class InMemory implements SegmentTurnStore {
        private SegmentTurn present = SegmentTurn.FIRST;

        @Override
        public synchronized Mono<SegmentTurn> load() {
            return Mono.just(present);
        }

        @Override
        public synchronized Mono<Boolean> replace(SegmentTurn next) {
            boolean won = present.revision() == next.revision() - 1;
            present = won ? next : present;
            return Mono.just(won);
        }
    }
}
