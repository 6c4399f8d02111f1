package dev.fives.customer.imports.app;

import dev.fives.customer.imports.app.ImportTarget.Customer;
import dev.fives.customer.imports.app.ImportTarget.CustomerRef;
import dev.fives.customer.imports.app.ImportTarget.Order;
import dev.fives.customer.imports.app.ImportTarget.Recorded;
import dev.fives.customer.imports.model.CancellationMatcher;
import dev.fives.customer.imports.model.CancellationMatcher.Match;
import dev.fives.customer.imports.model.Invoice;
import dev.fives.customer.imports.model.InvoiceBook;
import dev.fives.customer.imports.model.PurchaseImport;
import dev.fives.customer.imports.model.PurchaseRow;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Turns the invoices of one share into customers, purchases and refunds: a group of customers at a time, purchases in
 * bulk and oldest first, then what the customer cancelled.
 */
@Component
class SettlePurchases {

    private final ImportTarget target;
    private final Patience patience;
    private final ImportLimits limits;

    SettlePurchases(ImportTarget target, Patience patience, ImportLimits limits) {
        this.target = target;
        this.patience = patience;
        this.limits = limits;
    }

    /** Results as they come; their sum is the share. */
    Flux<ShareResult> settle(PurchaseImport spec, InvoiceBook book) {
        return Flux.fromIterable(book.customers())
                .buffer(limits.customersAGroup())
                .concatMap(group -> group(spec, book, group));
    }

    private Flux<ShareResult> group(PurchaseImport spec, InvoiceBook book, List<String> group) {
        List<CustomerRef> wanted =
                group.stream().map(customer -> reference(book, customer)).toList();
        return patience.with(target.customers(spec, wanted))
                .flatMapMany(known -> Flux.concat(
                        Mono.fromSupplier(() -> unknown(book, group, known)),
                        recordAll(spec, orders(book, known)),
                        cancelAll(spec, book, known)));
    }

    private static CustomerRef reference(InvoiceBook book, String customer) {
        String country = invoices(book, customer)
                .flatMap(invoice -> invoice.rows().stream())
                .map(PurchaseRow::country)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new CustomerRef(customer, country);
    }

    private static Stream<Invoice> invoices(InvoiceBook book, String customer) {
        return Stream.concat(book.purchases(customer).stream(), book.cancellations(customer).stream());
    }

    private static ShareResult unknown(InvoiceBook book, List<String> group, Map<String, Customer> known) {
        ShareResult created = known.values().stream()
                .filter(Customer::created)
                .map(customer -> ShareResult.customerCreated())
                .reduce(ShareResult.NONE, ShareResult::plus);
        return group.stream()
                .filter(customer -> !known.containsKey(customer))
                .flatMap(customer -> invoices(book, customer))
                .map(invoice -> ShareResult.refused(invoice, "customerExternalId: unknown (expected: a customer)"))
                .reduce(created, ShareResult::plus);
    }

    private static List<Order> orders(InvoiceBook book, Map<String, Customer> known) {
        return known.entrySet().stream()
                .flatMap(customer -> book.purchases(customer.getKey()).stream()
                        .map(invoice -> new Order(customer.getValue().id(), invoice)))
                .toList();
    }

    private Flux<ShareResult> recordAll(PurchaseImport spec, List<Order> orders) {
        return Flux.fromIterable(orders)
                .buffer(limits.purchasesABatch())
                .concatMap(batch -> patience.with(target.record(spec, batch)).map(outcomes -> sum(batch, outcomes)));
    }

    private static ShareResult sum(List<Order> batch, List<Recorded> outcomes) {
        ShareResult sum = ShareResult.NONE;
        for (int i = 0; i < batch.size(); i++) {
            sum = sum.plus(ShareResult.purchase(batch.get(i).invoice(), outcomes.get(i)));
        }
        return sum;
    }

    private Flux<ShareResult> cancelAll(PurchaseImport spec, InvoiceBook book, Map<String, Customer> known) {
        return Flux.fromIterable(known.entrySet())
                .flatMap(
                        customer -> cancel(spec, customer.getValue().id(), book.cancellations(customer.getKey())),
                        limits.customersSideBySide());
    }

    /** What the customer bought is read once; each cancellation takes from what the ones before it left. */
    private Flux<ShareResult> cancel(PurchaseImport spec, String customerId, List<Invoice> cancellations) {
        if (cancellations.isEmpty()) {
            return Flux.empty();
        }
        Set<String> references =
                cancellations.stream().map(Invoice::externalRef).collect(Collectors.toSet());
        return patience.with(target.bought(spec, customerId, references))
                .map(CancellationMatcher::new)
                .flatMapMany(matcher -> Flux.fromIterable(cancellations)
                        .concatMap(invoice -> refund(spec, invoice, matcher.match(invoice))));
    }

    private Mono<ShareResult> refund(PurchaseImport spec, Invoice cancellation, Match match) {
        return Flux.fromIterable(match.refunds().entrySet())
                .concatMap(refund -> patience.with(
                        target.refund(spec, cancellation.externalRef(), refund.getKey(), refund.getValue())))
                .collectList()
                .map(refunds -> ShareResult.cancellation(cancellation, match.unmatched(), refunds));
    }
}
