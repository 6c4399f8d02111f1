package dev.fives.kit.events.self;

import dev.fives.kit.events.state.StateKeeper;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The container on the service's own topics, started when they are there and again when it has stopped by itself. It
 * also gives the state topics their turns.
 */
final class SelfListener implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SelfListener.class);
    /** Beside the other listeners: above the web server's. */
    private static final int PHASE = Integer.MAX_VALUE - 100;

    private static final Duration REWRITE_LOOK = Duration.ofSeconds(1);

    private final Supplier<Parts> factory;
    private final Mono<Void> topicsReady;
    private final SelfProperties limits;
    private final Duration auditInterval;
    private volatile @Nullable Parts parts;
    private volatile Disposable.@Nullable Composite work;

    /** @param factory asked at the start, when every store has told of its aggregates */
    SelfListener(Supplier<Parts> factory, Mono<Void> topicsReady, SelfProperties limits, Duration auditInterval) {
        this.factory = factory;
        this.topicsReady = topicsReady;
        this.limits = limits;
        this.auditInterval = auditInterval;
    }

    /** @param container null for a service without aggregates */
    record Parts(
            @Nullable ConcurrentMessageListenerContainer<byte[], byte[]> container,
            SelfBatch batch,
            List<StateKeeper> keepers) {

        boolean isRunning() {
            return container == null || (container.isRunning() && container.isChildRunning());
        }

        void start() {
            if (container != null) {
                container.start();
            }
        }

        void stop() {
            if (container != null) {
                container.stop();
            }
        }
    }

    @Override
    public synchronized void start() {
        Parts made = factory.get();
        parts = made;
        Disposable.Composite started = Disposables.composite();
        work = started;
        started.add(topicsReady
                .publishOn(Schedulers.boundedElastic())
                .subscribe(none -> {}, fault -> {}, () -> begin(made, started)));
    }

    private synchronized void begin(Parts made, Disposable.Composite started) {
        if (!started.isDisposed()) {
            made.start();
            started.add(every(limits.watchInterval(), "watch", () -> watch(made)));
            started.add(every(REWRITE_LOOK, "state topics", () -> made.keepers().forEach(StateKeeper::rewriteDue)));
            started.add(every(
                    auditInterval, "audit of state topics", () -> made.keepers().forEach(StateKeeper::audit)));
        }
    }

    private static Disposable every(Duration pause, String name, Runnable step) {
        return Flux.interval(pause, Schedulers.boundedElastic())
                .onBackpressureDrop()
                .concatMap(
                        tick -> Mono.fromRunnable(step).onErrorResume(fault -> {
                            log.warn("{}: {} (tried again)", name, fault.toString());
                            return Mono.empty();
                        }),
                        1)
                .subscribe();
    }

    private synchronized void watch(Parts made) {
        if (work != null && !made.isRunning()) {
            log.error("listener on own topics has stopped and is started again");
            made.stop();
            made.start();
        }
    }

    /** What health tells. */
    State state() {
        Parts made = parts;
        if (made == null || !made.isRunning()) {
            return State.STOPPED;
        }
        return made.batch().isFaulted() ? State.RETRYING : State.RUNNING;
    }

    enum State {
        RUNNING,
        RETRYING,
        STOPPED
    }

    @Override
    public synchronized void stop() {
        Disposable.Composite running = work;
        work = null;
        if (running != null) {
            running.dispose();
        }
        Parts made = parts;
        if (made != null) {
            made.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return work != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** Tells the state topics which partitions are this instance's. */
    record Assignment(List<StateKeeper> keepers, String prefix) implements ConsumerAwareRebalanceListener {
        @Override
        public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            keepers.forEach(keeper -> keeper.assigned(of(keeper, partitions)));
        }

        @Override
        public void onPartitionsRevokedAfterCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            keepers.forEach(keeper -> keeper.lost(of(keeper, partitions)));
        }

        @Override
        public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            keepers.forEach(keeper -> keeper.lost(of(keeper, partitions)));
        }

        private List<Integer> of(StateKeeper keeper, Collection<TopicPartition> partitions) {
            String topic = prefix + keeper.events().topicName();
            return partitions.stream()
                    .filter(partition -> partition.topic().equals(topic))
                    .map(TopicPartition::partition)
                    .toList();
        }
    }
}
