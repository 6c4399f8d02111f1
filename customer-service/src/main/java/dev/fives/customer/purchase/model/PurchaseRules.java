package dev.fives.customer.purchase.model;

import dev.fives.customer.purchase.model.PurchaseDraft.AdjustmentDraft;
import dev.fives.customer.purchase.model.PurchaseDraft.LineDraft;
import dev.fives.customer.purchase.model.PurchaseDraft.MoneyDraft;
import dev.fives.kit.draft.model.Refusals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes a purchase of a draft and complains of each value that cannot be. Money is exact; nothing is rounded. */
public final class PurchaseRules {
    /** Where a draft names no system, it came through the API itself. */
    public static final String DEFAULT_SYSTEM = "api";

    private static final String AMOUNT = "a decimal, 268.50";
    private static final Currency UNKNOWN = Currency.getInstance("XXX");

    private final PurchaseLimits limits;

    public PurchaseRules(PurchaseLimits limits) {
        this.limits = limits;
    }

    /** What names a purchase: its system and its number there. */
    public record Reference(String system, String externalRef) {}

    /** The reference, empty with refusals where the draft has none. */
    public Optional<Reference> reference(PurchaseDraft draft, Refusals refusals) {
        Checks checks = new Checks(refusals);
        String system = checks.text("/system", draft.system(), limits.codeLength());
        String ref = checks.required("/externalRef", draft.externalRef(), limits.codeLength());
        return checks.allFine()
                ? Optional.of(new Reference(system == null ? DEFAULT_SYSTEM : system, ref))
                : Optional.empty();
    }

    /** The purchase. Use the answer only if there was no complaint. */
    public Purchase record(
            String id,
            String customerId,
            Reference reference,
            PurchaseDraft draft,
            boolean history,
            Instant now,
            Refusals refusals) {
        Checks checks = new Checks(refusals);
        Currency currency = currency(draft.total(), checks);
        List<PurchaseLine> lines = lines(draft, currency, checks);
        List<Adjustment> adjustments = adjustments(draft, currency, checks);
        status(draft.status(), checks);
        return new Purchase(
                id,
                1,
                customerId,
                reference.system(),
                reference.externalRef(),
                orderedAt(draft.orderedAt(), now, checks),
                PurchaseStatus.COMPLETED,
                checks.text("/channel", draft.channel(), limits.codeLength()),
                checks.text("/storeId", draft.storeId(), limits.codeLength()),
                currency.getCurrencyCode(),
                lines,
                adjustments,
                total(draft.total(), currency, lines, adjustments, checks),
                List.of(),
                history);
    }

    private static Currency currency(@Nullable MoneyDraft total, Checks checks) {
        String code = total == null ? null : total.currency();
        Optional<Currency> currency = Amounts.currency(code);
        if (currency.isEmpty()) {
            checks.refuse("/total/currency", code, "an ISO 4217 code, CNY");
        }
        return currency.orElse(UNKNOWN);
    }

    private List<PurchaseLine> lines(PurchaseDraft draft, Currency currency, Checks checks) {
        List<LineDraft> given = checks.list("/lines", draft.lines(), limits.lines());
        return IntStream.range(0, given.size())
                .mapToObj(i -> line("/lines/" + i, given.get(i), currency, checks))
                .toList();
    }

    private PurchaseLine line(String pointer, LineDraft draft, Currency currency, Checks checks) {
        return new PurchaseLine(
                checks.required(pointer + "/sku", draft.sku(), limits.codeLength()),
                checks.text(pointer + "/category", draft.category(), limits.codeLength()),
                checks.text(pointer + "/brand", draft.brand(), limits.codeLength()),
                checks.text(pointer + "/description", draft.description(), limits.textLength()),
                checks.quantity(pointer + "/quantity", draft.quantity(), limits.quantity()),
                amount(pointer + "/unitPrice", draft.unitPrice(), currency, checks));
    }

    private BigDecimal amount(String pointer, @Nullable String text, Currency currency, Checks checks) {
        Optional<BigDecimal> amount = Amounts.parse(text, limits).filter(value -> value.signum() >= 0);
        if (amount.isEmpty()) {
            checks.refuse(pointer, text, AMOUNT + ", not negative");
        }
        return Amounts.inForm(amount.orElse(BigDecimal.ZERO), currency);
    }

    private List<Adjustment> adjustments(PurchaseDraft draft, Currency currency, Checks checks) {
        List<AdjustmentDraft> given = checks.list("/adjustments", draft.adjustments(), limits.adjustments());
        return IntStream.range(0, given.size())
                .mapToObj(i -> adjustment("/adjustments/" + i, given.get(i), currency, checks))
                .toList();
    }

    private Adjustment adjustment(String pointer, AdjustmentDraft draft, Currency currency, Checks checks) {
        Optional<Adjustment.Type> type = Arrays.stream(Adjustment.Type.values())
                .filter(value -> value.name().equals(draft.type()))
                .findFirst();
        if (type.isEmpty()) {
            checks.refuse(pointer + "/type", draft.type(), "one of " + Arrays.toString(Adjustment.Type.values()));
        }
        Optional<BigDecimal> amount = Amounts.parse(draft.amount(), limits);
        if (amount.isEmpty()) {
            checks.refuse(pointer + "/amount", draft.amount(), AMOUNT);
        }
        return new Adjustment(
                type.orElse(Adjustment.Type.OTHER), Amounts.inForm(amount.orElse(BigDecimal.ZERO), currency));
    }

    private static void status(@Nullable String status, Checks checks) {
        if (status != null && !status.equals(PurchaseStatus.COMPLETED.name())) {
            checks.refuse("/status", status, "COMPLETED");
        }
    }

    private Instant orderedAt(@Nullable Instant orderedAt, Instant now, Checks checks) {
        if (orderedAt == null || orderedAt.isAfter(now.plus(limits.ahead())) || orderedAt.isBefore(Instant.EPOCH)) {
            checks.refuse(
                    "/orderedAt",
                    orderedAt == null ? null : orderedAt.toString(),
                    "RFC 3339, from 1970 to " + limits.ahead() + " from now");
            return now.truncatedTo(ChronoUnit.MILLIS);
        }
        return orderedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    private BigDecimal total(
            @Nullable MoneyDraft draft,
            Currency currency,
            List<PurchaseLine> lines,
            List<Adjustment> adjustments,
            Checks checks) {
        BigDecimal total = amount("/total/amount", draft == null ? null : draft.amount(), currency, checks);
        if (!checks.allFine()) {
            return total;
        }
        if (lines.isEmpty() && adjustments.isEmpty()) {
            requireCoins(total, currency, checks);
            return total;
        }
        BigDecimal sum = sum(lines, adjustments);
        boolean exact = total.compareTo(sum) == 0;
        boolean rounded = total.scale() <= Amounts.digits(currency)
                && total.subtract(sum).abs().compareTo(Amounts.halfCoin(currency)) <= 0;
        if (!exact && !rounded) {
            checks.refuse(
                    "/total/amount",
                    total.toPlainString(),
                    "the sum of lines and adjustments, "
                            + Amounts.inForm(sum, currency).toPlainString());
        }
        return total;
    }

    private static void requireCoins(BigDecimal total, Currency currency, Checks checks) {
        if (total.scale() > Amounts.digits(currency)) {
            checks.refuse("/total/amount", total.toPlainString(), Amounts.digits(currency) + " decimals");
        }
    }

    private static BigDecimal sum(List<PurchaseLine> lines, List<Adjustment> adjustments) {
        BigDecimal ofLines = lines.stream().map(PurchaseLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return adjustments.stream().map(Adjustment::amount).reduce(ofLines, BigDecimal::add);
    }
}
