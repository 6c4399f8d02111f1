package dev.fives.loyalty.earning.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Something that may be worth points. The rules in force at its own instant judge it, however late it is heard of. */
public sealed interface Occasion {
    Instant at();

    boolean raises(Trigger trigger);

    /**
     * A purchase as it is now.
     *
     * @param lines net of refunds; a big purchase may list the largest only
     * @param net what the customer keeps, after all refunds
     * @param at when it was ordered
     */
    record Purchase(
            List<Line> lines,
            BigDecimal net,
            String currency,
            @Nullable String channel,
            Instant at) implements Occasion {
        public Purchase {
            lines = List.copyOf(lines);
        }

        @Override
        public boolean raises(Trigger trigger) {
            return trigger instanceof Trigger.Purchase;
        }

        /** Never more than the net: a refund of an amount alone takes nothing off the lines. */
        BigDecimal amountOf(Predicate<Line> counted) {
            return lines.stream()
                    .filter(counted)
                    .map(Line::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .min(net);
        }
    }

    /** @param amount of all its pieces */
    record Line(
            String sku, @Nullable String category, @Nullable String brand, BigDecimal amount) {}

    /** @param trigger what happened; never a purchase */
    record Event(Trigger trigger, Instant at) implements Occasion {

        @Override
        public boolean raises(Trigger other) {
            return trigger.equals(other);
        }
    }
}
