package dev.fives.customer.imports.app;

import dev.fives.customer.imports.app.ImportTarget.Recorded;
import dev.fives.customer.imports.model.Effects;
import dev.fives.customer.imports.model.Invoice;
import dev.fives.customer.imports.model.Rejection;
import dev.fives.customer.imports.model.RowCounts;
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
        return new ShareResult(0, new Effects(1, 0, 0, 0, 0), List.of());
    }

    static ShareResult purchase(Invoice invoice, Recorded outcome) {
        return switch (outcome) {
            case Recorded.Added() -> taken(invoice, new Effects(0, 1, 0, 0, 0));
            case Recorded.Existing() -> taken(invoice, new Effects(0, 0, 1, 0, 0));
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

    static ShareResult refund(Recorded outcome) {
        return switch (outcome) {
            case Recorded.Added() -> new ShareResult(0, new Effects(0, 0, 0, 1, 0), List.of());
            case Recorded.Existing() -> new ShareResult(0, new Effects(0, 0, 0, 0, 1), List.of());
            case Recorded.Refused(String reason) -> throw new IllegalStateException("refund: " + reason);
        };
    }

    static ShareResult rows(long ok, List<Rejection> rejections) {
        return new ShareResult(ok, Effects.NONE, rejections);
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
