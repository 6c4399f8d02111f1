package dev.fives.loyalty.account.kafka;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.purchase.PurchaseChanged;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.PermanentFault;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.loyalty.account.app.EarnPoints;
import dev.fives.loyalty.account.model.PurchaseFact;
import dev.fives.loyalty.account.model.PurchaseFact.Status;
import dev.fives.loyalty.earning.model.Occasion;
import java.math.BigDecimal;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** {@code purchase.recorded} and {@code purchase.refunded}, past ones too. Memory: the entry's unique source. */
public final class EarnOnPurchase implements EventHandler {
    private static final String COMPLETED = "COMPLETED";

    private final EarnPoints earnPoints;

    public EarnOnPurchase(EarnPoints earnPoints) {
        this.earnPoints = earnPoints;
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        PurchaseChanged purchase = event.dataAs(PurchaseChanged.class);
        PurchaseFact fact = fact(purchase, at(event, purchase));
        return earnPoints
                .of(purchase.customerId(), fact, bought(purchase, fact.worth()))
                .onErrorMap(ArithmeticException.class, EarnOnPurchase::tooMuch)
                .then();
    }

    private static Occasion.Purchase bought(PurchaseChanged purchase, BigDecimal worth) {
        return new Occasion.Purchase(
                purchase.lines().stream().map(EarnOnPurchase::line).toList(),
                worth,
                purchase.net().currency(),
                purchase.channel(),
                purchase.at());
    }

    private static Occasion.Line line(PurchaseChanged.Line line) {
        BigDecimal amount = decimal(line.unitPrice(), "unitPrice").multiply(BigDecimal.valueOf(line.quantity()));
        return new Occasion.Line(line.sku(), line.category(), line.brand(), amount);
    }

    private static PurchaseFact fact(PurchaseChanged purchase, Instant at) {
        return new PurchaseFact(
                purchase.purchaseId(),
                purchase.version(),
                purchase.status().equals(COMPLETED) ? Status.COUNTS : Status.DOES_NOT_COUNT,
                decimal(purchase.net().amount(), "net.amount"),
                purchase.net().currency(),
                purchase.at(),
                at);
    }

    /** Of an imported past only the order's time is known; else points go back when the goods do. */
    private static Instant at(ReceivedEvent event, PurchaseChanged purchase) {
        boolean refund = event.type().equals(EventTypes.PURCHASE_REFUNDED.name());
        return refund && !purchase.history() ? event.time() : purchase.at();
    }

    private static BigDecimal decimal(String text, String what) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new PermanentFault(what + ": not a decimal (expected: such as 268.50)");
        }
    }

    private static PermanentFault tooMuch(ArithmeticException overflow) {
        return new PermanentFault("net.amount: too large (expected: points and balance below 2^63)");
    }
}
