package dev.fives.loyalty.account.app;

import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.loyalty.account.model.Move;
import dev.fives.loyalty.account.model.Place;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What this instance has entered: points that came from the programme and that went back to it, by the way they took. */
public final class PointsMeters {
    private final Counter granted;
    private final Counter reversed;
    private final Counter redeemed;
    private final Counter expired;

    public PointsMeters(MeterRegistry registry) {
        granted = points(registry, "fives.points.granted", "Points granted");
        reversed = points(registry, "fives.points.reversed", "Points taken back");
        redeemed = points(registry, "fives.points.redeemed", "Points spent");
        expired = points(registry, "fives.points.expired", "Points lost since nobody spent them in time");
    }

    private static Counter points(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).baseUnit("points").description(description).register(registry);
    }

    /** Points that are only held, or on their way to another member, are neither taken back nor granted. */
    public void count(JournalEntry<LedgerBody> written) {
        LedgerBodies.moves(written.body()).forEach(this::count);
    }

    private void count(Move move) {
        double points = (double) move.points().value();
        if (move.from() == Place.Counter.ISSUED) {
            granted.increment(points);
        }
        if (move.to() instanceof Place.Counter side) {
            switch (side) {
                case ISSUED -> reversed.increment(points);
                case REDEEMED -> redeemed.increment(points);
                case EXPIRED -> expired.increment(points);
                case TRANSIT -> {}
            }
        }
    }
}
