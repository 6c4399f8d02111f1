package dev.fives.segmentation.analytics.app;

import dev.fives.segmentation.analytics.model.Association;
import dev.fives.segmentation.analytics.model.AssociationWish;
import dev.fives.segmentation.analytics.model.SoldLine;
import dev.fives.segmentation.analytics.statistics.Baskets;
import dev.fives.segmentation.scan.app.Scans;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What customers buy together. */
public final class ReadAssociations {

    private final SalesHistory history;
    private final Scans scans;
    private final AnalyticsLimits limits;

    public ReadAssociations(SalesHistory history, Scans scans, AnalyticsLimits limits) {
        this.history = history;
        this.scans = scans;
        this.limits = limits;
    }

    /** What of a line counts as the same thing. */
    public enum Thing {
        SKU,
        CATEGORY,
        BRAND;

        @Nullable
        String name(SoldLine line) {
            return switch (this) {
                case SKU -> line.sku();
                case CATEGORY -> line.category();
                case BRAND -> line.brand();
            };
        }
    }

    /** @param baskets purchases of which it is known what was in them */
    public record Answer(Period period, Thing by, long baskets, List<Association> associations) {}

    public Mono<Answer> read(Period period, Thing by, AssociationWish wish) {
        return scans.inTurn(thread -> history.between(period.start(), period.end(), true, limits.entriesMax())
                .publishOn(thread)
                .flatMapIterable(customer -> customer.sales())
                .map(sale -> sale.lines().stream()
                        .map(by::name)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()))
                .filter(things -> !things.isEmpty())
                .collect(Baskets::new, Baskets::add)
                .map(baskets -> new Answer(period, by, baskets.size(), baskets.associations(wish))));
    }
}
