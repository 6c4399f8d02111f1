package dev.fives.segmentation.clv.app;

import dev.fives.segmentation.clv.model.ClvModel;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Asks for a fit of all that is over, every so many days. */
public final class Refits {

    private final RequestFit request;
    private final int everyDays;
    private volatile @Nullable LocalDate asked;

    /** @param everyDays 0 for never */
    public Refits(RequestFit request, int everyDays) {
        this.request = request;
        this.everyDays = everyDays;
    }

    public Mono<Void> tick() {
        if (everyDays == 0) {
            return Mono.empty();
        }
        var due = due(request.today(), everyDays);
        return due.equals(asked)
                ? Mono.empty()
                : request.schedule(ClvModel.BG_NBD, due).doOnSuccess(_ -> asked = due);
    }

    /** Counted from one day for all instances, and for all starts of each. */
    static LocalDate due(LocalDate today, int everyDays) {
        var yesterday = today.minusDays(1);
        return yesterday.minusDays(Math.floorMod(yesterday.toEpochDay(), (long) everyDays));
    }
}
