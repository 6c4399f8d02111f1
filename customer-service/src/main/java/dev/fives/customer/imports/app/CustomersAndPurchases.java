package dev.fives.customer.imports.app;

import dev.fives.customer.customer.app.EnsureCustomers;
import dev.fives.customer.customer.app.EnsureCustomers.Known;
import dev.fives.customer.imports.model.CancellationMatcher.BoughtLine;
import dev.fives.customer.imports.model.CancellationMatcher.RefundLine;
import dev.fives.customer.imports.model.Invoice;
import dev.fives.customer.imports.model.PurchaseImport;
import dev.fives.customer.imports.model.PurchaseRow;
import dev.fives.customer.purchase.app.Purchases;
import dev.fives.customer.purchase.app.RecordPurchases;
import dev.fives.customer.purchase.app.RecordPurchases.NewPurchase;
import dev.fives.customer.purchase.app.RecordPurchases.Outcome;
import dev.fives.customer.purchase.app.RefundPurchase;
import dev.fives.customer.purchase.model.Purchase;
import dev.fives.customer.purchase.model.PurchaseDraft;
import dev.fives.customer.purchase.model.PurchaseDraft.LineDraft;
import dev.fives.customer.purchase.model.PurchaseDraft.MoneyDraft;
import dev.fives.customer.purchase.model.RefundDraft;
import dev.fives.customer.purchase.model.RefundDraft.PiecesDraft;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.paging.Cursor;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.problem.ProblemException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Imports go the way of every other caller: the use cases of customers and purchases, in bulk. */
@Component
class CustomersAndPurchases implements ImportTarget {

    private static final String CHANNEL = "IMPORT";

    private final EnsureCustomers ensureCustomers;
    private final RecordPurchases recordPurchases;
    private final RefundPurchase refundPurchase;
    private final Purchases purchases;

    CustomersAndPurchases(
            EnsureCustomers ensureCustomers,
            RecordPurchases recordPurchases,
            RefundPurchase refundPurchase,
            Purchases purchases) {
        this.ensureCustomers = ensureCustomers;
        this.recordPurchases = recordPurchases;
        this.refundPurchase = refundPurchase;
        this.purchases = purchases;
    }

    @Override
    public Mono<Map<String, Customer>> customers(PurchaseImport spec, Collection<CustomerRef> wanted) {
        List<String> ids = wanted.stream().map(CustomerRef::externalId).toList();
        return ensureCustomers.find(spec.customerSystem(), ids).flatMap(present -> {
            Map<String, Customer> known = customers(present, false);
            List<Known> missing = wanted.stream()
                    .filter(customer -> !present.containsKey(customer.externalId()))
                    .map(customer -> new Known(customer.externalId(), customer.country()))
                    .toList();
            return spec.createCustomers() ? create(spec, missing, known) : Mono.just(known);
        });
    }

    private Mono<Map<String, Customer>> create(PurchaseImport spec, List<Known> missing, Map<String, Customer> known) {
        return ensureCustomers
                .ensureAll(spec.customerSystem(), missing, spec.history())
                .map(created -> {
                    known.putAll(customers(created, true));
                    return known;
                });
    }

    private static Map<String, Customer> customers(Map<String, String> ids, boolean created) {
        return ids.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, id -> new Customer(id.getValue(), created)));
    }

    @Override
    public Mono<List<Recorded>> record(PurchaseImport spec, List<Order> orders) {
        List<NewPurchase> batch = orders.stream()
                .map(order -> new NewPurchase(order.customerId(), draft(spec, order.invoice()), spec.history()))
                .toList();
        return recordPurchases
                .recordAll(batch)
                .map(outcomes ->
                        outcomes.stream().map(CustomersAndPurchases::recorded).toList());
    }

    private static PurchaseDraft draft(PurchaseImport spec, Invoice invoice) {
        BigDecimal total = invoice.rows().stream()
                .map(row -> row.unitPrice().multiply(BigDecimal.valueOf(row.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new PurchaseDraft(
                spec.customerSystem(),
                invoice.externalRef(),
                invoice.orderedAt(),
                "COMPLETED",
                CHANNEL,
                null,
                invoice.rows().stream().map(CustomersAndPurchases::line).toList(),
                null,
                new MoneyDraft(total.toPlainString(), spec.currency()));
    }

    private static LineDraft line(PurchaseRow row) {
        return new LineDraft(
                row.sku(),
                null,
                null,
                row.description(),
                (long) row.quantity(),
                row.unitPrice().toPlainString());
    }

    private static Recorded recorded(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Recorded recorded -> new Recorded.Added();
            case Outcome.Repeated repeated -> new Recorded.Existing();
            case Outcome.Conflicting conflicting ->
                new Recorded.Refused("externalRef: recorded with other content (expected: the same, or a new one)");
            case Outcome.Refused refused ->
                new Recorded.Refused(refused.violations().getFirst().detail());
        };
    }

    @Override
    public Mono<List<BoughtLine>> bought(PurchaseImport spec, String customerId, Set<String> cancellationRefs) {
        return all(customerId, null)
                .map(Stored::state)
                .filter(purchase -> purchase.system().equals(spec.customerSystem()))
                .concatMapIterable(purchase -> BoughtLines.of(purchase, cancellationRefs))
                .collectList();
    }

    private Flux<Stored<Purchase>> all(String customerId, @Nullable Cursor after) {
        PageRequest page = PageRequest.ofOwn(after);
        return purchases.ofCustomer(customerId, page).flatMapMany(found -> {
            boolean more = found.size() > page.pageSize();
            List<Stored<Purchase>> shown = more ? found.subList(0, page.pageSize()) : found;
            Flux<Stored<Purchase>> rest =
                    more ? all(customerId, new Cursor(purchases.position(shown.getLast()))) : Flux.empty();
            return Flux.fromIterable(shown).concatWith(rest);
        });
    }

    @Override
    public Mono<Recorded> refund(
            PurchaseImport spec, String cancellationRef, String purchaseId, List<RefundLine> lines) {
        BigDecimal amount = lines.stream().map(RefundLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        RefundDraft draft = new RefundDraft(
                cancellationRef,
                new MoneyDraft(amount.toPlainString(), spec.currency()),
                lines.stream().map(CustomersAndPurchases::pieces).toList());
        return refundPurchase
                .refund(purchaseId, draft)
                .<Recorded>map(refund -> refund.created() ? new Recorded.Added() : new Recorded.Existing())
                .onErrorResume(
                        ProblemException.class,
                        problem -> problem.type().status() < 500
                                ? Mono.just(new Recorded.Refused(problem.detail()))
                                : Mono.error(problem));
    }

    private static PiecesDraft pieces(RefundLine line) {
        return new PiecesDraft(
                line.sku(), (long) line.quantity(), line.unitPrice().toPlainString());
    }
}
