package dev.fives.customer.inbound.app;

import dev.fives.contracts.Money;
import dev.fives.contracts.commerce.OrderCompleted;
import dev.fives.contracts.commerce.OrderRefunded;
import dev.fives.customer.purchase.model.PurchaseDraft;
import dev.fives.customer.purchase.model.PurchaseDraft.AdjustmentDraft;
import dev.fives.customer.purchase.model.PurchaseDraft.LineDraft;
import dev.fives.customer.purchase.model.PurchaseDraft.MoneyDraft;
import dev.fives.customer.purchase.model.RefundDraft;
import dev.fives.customer.purchase.model.RefundDraft.PiecesDraft;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Orders as drafts of our own, which the use cases check. */
final class OrderDrafts {
    private OrderDrafts() {}

    static PurchaseDraft purchase(OrderCompleted order) {
        return new PurchaseDraft(
                order.system(),
                order.externalRef(),
                order.at(),
                null,
                order.channel(),
                order.storeId(),
                each(
                        order.lines(),
                        line -> new LineDraft(
                                line.sku(), line.category(), line.brand(), null, line.quantity(), line.unitPrice())),
                each(order.adjustments(), each -> new AdjustmentDraft(each.type(), each.amount())),
                money(order.total()));
    }

    static RefundDraft refund(OrderRefunded refund) {
        return new RefundDraft(
                refund.refundRef(),
                refund.amount() == null ? null : money(refund.amount()),
                each(refund.lines(), line -> new PiecesDraft(line.sku(), line.quantity(), line.unitPrice())),
                kept(refund.at()));
    }

    /** As the store keeps it, so that a repeat is the same. */
    static Instant kept(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    private static MoneyDraft money(Money money) {
        return new MoneyDraft(money.amount(), money.currency());
    }

    private static <T, D> @Nullable List<D> each(@Nullable List<T> all, Function<T, D> draft) {
        return all == null ? null : all.stream().map(draft).toList();
    }
}
