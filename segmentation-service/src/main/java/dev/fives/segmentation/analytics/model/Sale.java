package dev.fives.segmentation.analytics.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A purchase that counts, as its last event told it.
 *
 * @param net after all refunds, more than 0
 * @param lines empty where they were not asked for, or are not known
 */
public record Sale(Instant at, BigDecimal net, String currency, List<SoldLine> lines) {
    public Sale {
        lines = List.copyOf(lines);
    }
}
