package dev.fives.customer.imports.app;

import dev.fives.customer.imports.model.CancellationMatcher.BoughtLine;
import dev.fives.customer.imports.model.CancellationMatcher.RefundLine;
import dev.fives.customer.imports.model.Invoice;
import dev.fives.customer.imports.model.PurchaseImport;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What an import does to customers and purchases. Every step can be repeated and then changes nothing. */
public interface ImportTarget {

    /** Finds the customers by their external ids and, where the job may, creates the others; those it knows in the end. */
    Mono<Map<String, Customer>> customers(PurchaseImport spec, Collection<CustomerRef> wanted);

    /** Records purchases in one bulk; the results stand in the order of the orders. */
    Mono<List<Recorded>> record(PurchaseImport spec, List<Order> orders);

    /**
     * Everything the customer has bought through this system and not given back; what these cancellations gave back when
     * they were imported before counts as not given back, and is told.
     */
    Mono<List<BoughtLine>> bought(PurchaseImport spec, String customerId, Set<String> cancellationRefs);

    /** Gives lines of one purchase back. */
    Mono<Recorded> refund(PurchaseImport spec, String cancellationRef, String purchaseId, List<RefundLine> lines);

    /** A customer as the files name it. */
    record CustomerRef(String externalId, @Nullable String country) {}

    /** @param created by this call */
    record Customer(String id, boolean created) {}

    /** A purchase of a known customer. */
    record Order(String customerId, Invoice invoice) {}

    /** What became of a purchase or refund. */
    sealed interface Recorded {
        record Added() implements Recorded {}

        record Existing() implements Recorded {}

        /** @param reason {@code what: value (expected: …)} */
        record Refused(String reason) implements Recorded {}
    }
}
