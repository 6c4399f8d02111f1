package dev.fives.segmentation.analytics.model;

import java.util.List;

/**
 * All that a customer bought in a time.
 *
 * @param sales oldest first, at least one
 */
public record CustomerSales(String customerId, List<Sale> sales) {
    public CustomerSales {
        sales = List.copyOf(sales);
    }
}
