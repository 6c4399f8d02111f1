package dev.fives.loyalty.tier.kafka;

import dev.fives.contracts.Money;
import dev.fives.contracts.loyalty.PointsEntry;
import dev.fives.kit.events.listener.PermanentFault;
import dev.fives.loyalty.tier.model.QualifyingChange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What an entry says for tiers. */
public final class Qualifying {
    private Qualifying() {}

    /** @param sequence of the entry; empty where it does not qualify */
    public static Optional<QualifyingChange> change(long sequence, PointsEntry entry) {
        Money qualifying = entry.qualifying();
        if (qualifying == null) {
            return Optional.empty();
        }
        Instant purchasedAt = Objects.requireNonNullElse(entry.qualifyingAt(), entry.at());
        return Optional.of(
                new QualifyingChange(sequence, amount(qualifying), qualifying.currency(), purchasedAt, entry.at()));
    }

    private static BigDecimal amount(Money money) {
        try {
            return money.value();
        } catch (NumberFormatException e) {
            throw new PermanentFault("qualifying.amount: not a decimal (expected: such as 268.50)");
        }
    }
}
