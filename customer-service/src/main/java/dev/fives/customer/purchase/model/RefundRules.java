package dev.fives.customer.purchase.model;

import dev.fives.customer.purchase.model.PurchaseDraft.MoneyDraft;
import dev.fives.customer.purchase.model.RefundDraft.PiecesDraft;
import dev.fives.kit.draft.model.Refusals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes a refund off a purchase; nobody gets back more than was bought or is left. */
public final class RefundRules {
    private final PurchaseLimits limits;

    public RefundRules(PurchaseLimits limits) {
        this.limits = limits;
    }

    /** What became of a refund. */
    public sealed interface Outcome {
        /** Taken off now. */
        record Refunded(Purchase purchase, Refund refund) implements Outcome {}

        /** The same refund was taken off before. */
        record Repeated(Refund refund) implements Outcome {}

        /** Another refund has this reference. */
        record Conflicting(Refund refund) implements Outcome {}

        /** The refusals say why not. */
        record Refused() implements Outcome {}
    }

    public Outcome refund(Purchase purchase, RefundDraft draft, Instant now, Refusals refusals) {
        Checks checks = new Checks(refusals);
        String ref = checks.required("/externalRef", draft.externalRef(), limits.codeLength());
        Optional<Refund> present = purchase.refund(ref);
        if (present.isPresent()) {
            boolean same = present.get().request().equals(request(draft));
            return same ? new Outcome.Repeated(present.get()) : new Outcome.Conflicting(present.get());
        }
        List<PurchaseLine> returned = returned(purchase, draft, checks);
        BigDecimal amount = amount(purchase, draft.amount(), returned, checks);
        Instant at = at(draft.at(), now, checks);
        if (purchase.refunds().size() >= limits.refunds()) {
            checks.refuse("/externalRef", "refund " + (limits.refunds() + 1), "at most " + limits.refunds());
        }
        return checks.allFine() ? taken(purchase, ref, amount, returned, draft, at) : new Outcome.Refused();
    }

    private static Outcome taken(
            Purchase purchase,
            String ref,
            BigDecimal amount,
            List<PurchaseLine> returned,
            RefundDraft draft,
            Instant at) {
        Refund refund = new Refund(
                ref,
                amount,
                returned,
                request(draft),
                at.truncatedTo(ChronoUnit.MILLIS),
                purchase.version() + 1,
                Amounts.inForm(purchase.net().subtract(amount), Currency.getInstance(purchase.currency())));
        return new Outcome.Refunded(purchase.with(refund), refund);
    }

    private Instant at(@Nullable Instant given, Instant now, Checks checks) {
        Instant at = given == null ? now : given;
        if (at.isAfter(now.plus(limits.ahead())) || at.isBefore(Instant.EPOCH)) {
            checks.refuse("/at", at.toString(), "RFC 3339, from 1970 to " + limits.ahead() + " from now");
        }
        return at;
    }

    private List<PurchaseLine> returned(Purchase purchase, RefundDraft draft, Checks checks) {
        List<PiecesDraft> given = checks.list("/lines", draft.lines(), limits.lines());
        List<PurchaseLine> left = new ArrayList<>(purchase.netLines());
        List<PurchaseLine> returned = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Pieces pieces = pieces("/lines/" + i, given.get(i), checks);
            long missing = take(left, pieces, returned);
            if (missing > 0) {
                checks.refuse(
                        "/lines/" + i + "/quantity",
                        String.valueOf(pieces.quantity()),
                        "at most " + (pieces.quantity() - missing));
            }
        }
        return returned;
    }

    /** Pieces of one article, of the lines at one price where a price is given. */
    private record Pieces(String sku, long quantity, Optional<BigDecimal> unitPrice) {
        boolean areOf(PurchaseLine line) {
            return line.sku().equals(sku)
                    && unitPrice
                            .map(price -> price.compareTo(line.unitPrice()) == 0)
                            .orElse(true);
        }
    }

    private Pieces pieces(String pointer, PiecesDraft draft, Checks checks) {
        Optional<BigDecimal> price = Amounts.parse(draft.unitPrice(), limits);
        if (draft.unitPrice() != null && price.isEmpty()) {
            checks.refuse(pointer + "/unitPrice", draft.unitPrice(), "a decimal, 89.50");
        }
        return new Pieces(
                checks.required(pointer + "/sku", draft.sku(), limits.codeLength()),
                checks.quantity(pointer + "/quantity", draft.quantity(), limits.quantity()),
                price);
    }

    /** Moves pieces from what is left to what is returned, in the order of the lines; answers how many were missing. */
    private static long take(List<PurchaseLine> left, Pieces pieces, List<PurchaseLine> returned) {
        long missing = pieces.quantity();
        for (int i = 0; i < left.size() && missing > 0; i++) {
            PurchaseLine line = left.get(i);
            long taken = pieces.areOf(line) ? Math.min(missing, line.quantity()) : 0;
            if (taken > 0) {
                returned.add(line.withQuantity(taken));
                left.set(i, line.withQuantity(line.quantity() - taken));
                missing -= taken;
            }
        }
        return missing;
    }

    private BigDecimal amount(
            Purchase purchase, @Nullable MoneyDraft draft, List<PurchaseLine> returned, Checks checks) {
        Currency currency = Currency.getInstance(purchase.currency());
        BigDecimal price = returned.stream().map(PurchaseLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal amount = draft == null ? price : given(purchase, draft, checks);
        if (draft == null && returned.isEmpty() && checks.allFine()) {
            checks.refuse("/amount", null, "an amount, or lines");
        }
        if (checks.allFine() && amount.compareTo(purchase.net()) > 0) {
            checks.refuse(
                    draft == null ? "/lines" : "/amount/amount",
                    amount.toPlainString(),
                    "at most " + purchase.net().toPlainString());
        }
        return Amounts.inForm(amount, currency);
    }

    private BigDecimal given(Purchase purchase, MoneyDraft draft, Checks checks) {
        if (!purchase.currency().equals(draft.currency())) {
            checks.refuse("/amount/currency", draft.currency(), purchase.currency());
        }
        Optional<BigDecimal> amount = Amounts.parse(draft.amount(), limits).filter(value -> value.signum() >= 0);
        if (amount.isEmpty()) {
            checks.refuse("/amount/amount", draft.amount(), "a decimal, 100.00, not negative");
        }
        return amount.orElse(BigDecimal.ZERO);
    }

    /** One form for equal requests, whatever the order of their lines and the zeros of their amounts. */
    private static String request(RefundDraft draft) {
        TreeMap<String, Long> pieces = new TreeMap<>();
        if (draft.lines() != null) {
            draft.lines().stream()
                    .filter(Objects::nonNull)
                    .forEach(line -> pieces.merge(
                            line.sku() + (line.unitPrice() == null ? "" : "@" + bare(line.unitPrice())),
                            line.quantity() == null ? 0 : line.quantity(),
                            Long::sum));
        }
        MoneyDraft money = draft.amount();
        return (money == null ? "-" : bare(money.amount()) + " " + money.currency()) + " " + pieces;
    }

    private static String bare(@Nullable String amount) {
        try {
            return new BigDecimal(String.valueOf(amount)).stripTrailingZeros().toString();
        } catch (NumberFormatException e) {
            return "?";
        }
    }
}
