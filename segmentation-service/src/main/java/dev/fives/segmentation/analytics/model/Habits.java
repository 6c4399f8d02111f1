package dev.fives.segmentation.analytics.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a customer buys.
 *
 * @param currency in which the customer buys most often; amounts are of purchases in it alone
 * @param averageAmount of one purchase
 * @param categories of the most spent first
 * @param brands of the most spent first
 * @param rhythm absent before there are three days of purchases
 */
public record Habits(
        int purchases,
        String currency,
        BigDecimal averageAmount,
        List<Preference> categories,
        List<Preference> brands,
        @Nullable Rhythm rhythm) {

    /** @param share of what was spent on all that have a name */
    public record Preference(String name, BigDecimal amount, double share) {}

    /**
     * How often the customer comes.
     *
     * @param intervals between one day of purchases and the next
     * @param next when the customer is expected
     * @param earliest of four in five customers like this one
     * @param latest of four in five customers like this one
     */
    public record Rhythm(int intervals, double medianDays, LocalDate next, LocalDate earliest, LocalDate latest) {}
}
