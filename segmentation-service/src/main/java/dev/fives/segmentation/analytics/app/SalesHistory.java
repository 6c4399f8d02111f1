package dev.fives.segmentation.analytics.app;

import dev.fives.segmentation.analytics.model.CustomerSales;
import java.time.Instant;
import reactor.core.publisher.Flux;

/** What customers bought. */
public interface SalesHistory {

    /**
     * Of all customers who bought from one instant until before another, one after the other; what was given back whole
     * is left out.
     *
     * @param lines whether lines are wanted
     * @param entriesMax events of purchases; more are an error VALIDATION
     */
    Flux<CustomerSales> between(Instant from, Instant to, boolean lines, int entriesMax);

    /**
     * Of all customers from the very first purchase until before an instant, without lines; else as {@link #between}.
     *
     * @param entriesMax events of purchases; more are an error VALIDATION
     */
    Flux<CustomerSales> before(Instant to, int entriesMax);

    /** Of one customer, with lines; nothing for who bought nothing. */
    Flux<CustomerSales> of(String customerId, int entriesMax);
}
