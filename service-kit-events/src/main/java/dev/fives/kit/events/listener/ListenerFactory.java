package dev.fives.kit.events.listener;

import dev.fives.kit.events.consistency.AppliedEvents;
import dev.fives.kit.time.RealClock;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.ApplicationContext;
import org.springframework.kafka.core.ConsumerFactory;

/** Puts the parts of a listener together. */
record ListenerFactory(
        ConsumerFactory<byte[], byte[]> consumers,
        DeadLetters deadLetters,
        ParkedStore parked,
        AppliedEvents applied,
        ListenerProperties limits,
        MeterRegistry registry,
        RealClock clock,
        ApplicationContext application,
        String topicPrefix,
        String tenant) {
    EventListener listener(Subscription subscription) {
        String topic = topicPrefix + subscription.topic().topicName();
        String group = subscription.group();
        ListenerMeters meters = new ListenerMeters(registry, clock, group, topic);
        Progress progress = new Progress();
        SequenceWatch sequences = new SequenceWatch(limits.gapMemory());
        Parking parking = subscription.parking() ? new Parking(parked, group, topic, limits.handlerTimeout()) : null;
        RecordHandling handling = new RecordHandling(
                subscription,
                new EventReader(subscription),
                new HandlerRun(limits.handlerTimeout()),
                deadLetters,
                parking);
        EventListener listener = new EventListener(
                subscription,
                topic,
                tenant + '.' + group,
                new BatchListener(
                        handling, parking, progress, sequences, applied.listener(subscription.topic()), limits, meters),
                new EventListener.Assignment(progress, sequences, parking),
                meters::countRestart,
                consumers,
                limits,
                application);
        meters.running(listener::isRunning);
        if (subscription.parking()) {
            meters.parkedKeys(new ParkedCount(parked, group, topic, limits.watchInterval())::get);
        }
        return listener;
    }
}
