package dev.fives.customer.imports.app;

import dev.fives.customer.imports.app.ImportTarget.Recorded;
import dev.fives.customer.imports.model.Effects;
import dev.fives.customer.imports.model.Invoice;
import dev.fives.customer.imports.model.Rejection;
import dev.fives.customer.imports.model.RowCounts;
import dev.fives.customer.imports.model.RowKey;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of some rows.
 *
 * @param ok rows taken over
 */
record ShareResult(long ok, Effects effects, List<Rejection> rejections) {
    static final ShareResult NONE = new ShareResult(0, Effects.NONE, List.of());

    static ShareResult customerCreated() {
        return new ShareResult(0, Effects.CUSTOMER_CREATED, List.of());
    }

    /** One row that says what a customer is. */
    static ShareResult customer(Effects effects) {
        return new ShareResult(1, effects, List.of());
    }

    static ShareResult refused(RowKey row, String reason) {
        return new ShareResult(0, Effects.NONE, List.of(new Rejection(row, reason)));
    }

    static ShareResult purchase(Invoice invoice, Recorded outcome) {
        return switch (outcome) {
            case Recorded.Added() -> taken(invoice, Effects.PURCHASE_RECORDED);
            case Recorded.Existing() -> taken(invoice, Effects.PURCHASE_EXISTING);
            case Recorded.Refused(String reason) -> refused(invoice, reason);
        };
    }

    static ShareResult refused(Invoice invoice, String reason) {
        return new ShareResult(
                0,
                Effects.NONE,
                invoice.rows().stream()
                        .map(row -> new Rejection(row.key(), reason))
                        .toList());
    }

    /** A row may be part of several refunds; where one of them is refused, all rows that found something are reported. */
    static ShareResult cancellation(Invoice cancellation, List<Rejection> unmatched, List<Recorded> refunds) {
        Stream<Rejection> refused = refunds.stream()
                .filter(Recorded.Refused.class::isInstance)
                .map(refund -> ((Recorded.Refused) refund).reason())
                .limit(1)
                .flatMap(reason -> refused(cancellation, reason).rejections().stream())
                .filter(rejection ->
                        unmatched.stream().noneMatch(other -> other.key().equals(rejection.key())));
        List<Rejection> rejections = Stream.concat(unmatched.stream(), refused).toList();
        return refunds.stream()
                .map(ShareResult::refund)
                .reduce(
                        new ShareResult(cancellation.rows().size() - rejections.size(), Effects.NONE, rejections),
                        ShareResult::plus);
    }

    private static ShareResult refund(Recorded outcome) {
        return switch (outcome) {
            case Recorded.Added() -> new ShareResult(0, Effects.REFUND_RECORDED, List.of());
            case Recorded.Existing() -> new ShareResult(0, Effects.REFUND_EXISTING, List.of());
            case Recorded.Refused(String reason) -> NONE;
        };
    }

    private static ShareResult taken(Invoice invoice, Effects effects) {
        return new ShareResult(invoice.rows().size(), effects, List.of());
    }

    ShareResult plus(ShareResult other) {
        List<Rejection> both = other.rejections.isEmpty()
                ? rejections
                : Stream.concat(rejections.stream(), other.rejections.stream()).toList();
        return new ShareResult(ok + other.ok, effects.plus(other.effects), both);
    }

    RowCounts counts() {
        return new RowCounts(0, ok, rejections.size());
    }
}
