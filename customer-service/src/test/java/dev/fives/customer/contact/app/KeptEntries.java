package dev.fives.customer.contact.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** Entries of one test, one a page. */
final class KeptEntries implements SegmentEntries {
    final List<SegmentEntry> all = new ArrayList<>();
    /** What happens elsewhere just before. */
    Runnable beforeKeep = () -> {};

    @Override
    public Mono<Void> keep(SegmentEntry entry) {
        return Mono.fromRunnable(() -> {
            beforeKeep.run();
            all.add(entry);
        });
    }

    @Override
    public Mono<List<SegmentEntry>> of(String segmentId) {
        return Mono.fromSupplier(() -> all.stream()
                .filter(entry -> entry.segmentId().equals(segmentId))
                .limit(1)
                .toList());
    }

    @Override
    public Mono<Void> remove(List<SegmentEntry> entries) {
        return Mono.fromRunnable(() -> all.removeAll(entries));
    }

    @Override
    public Mono<Long> removeBefore(Instant time) {
        throw new UnsupportedOperationException();
    }
}
