package dev.fives.benchmarks.backlog;

import dev.fives.contracts.Money;
import dev.fives.contracts.purchase.PurchaseChanged;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Purchases drawn from a seed, and what each customer must have of them in the end.
 *
 * @param name part of each purchase's id, so that rounds differ
 * @param until when the newest was ordered
 */
record Backlog(String name, long seed, int purchases, int customers, Instant until) {
    private static final int CENTS_MAX = 50_000;
    private static final int CENTS_A_POINT = 100;
    private static final int DAYS = 360;
    private static final int SECONDS_A_DAY = 86_400;
    private static final String CURRENCY = "CNY";

    /** What a customer's purchases come to. */
    record Worth(int purchases, long points, long cents) {
        static final Worth NONE = new Worth(0, 0, 0);

        private Worth plus(long more) {
            return new Worth(purchases + 1, points + more / CENTS_A_POINT, cents + more);
        }

        BigDecimal amount() {
            return BigDecimal.valueOf(cents, 2);
        }
    }

    private record Drawn(String customerId, long cents, Instant at) {}

    private Drawn drawn(int number) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        String customerId = "cus_" + random.nextInt(customers);
        long cents = random.nextInt(1, CENTS_MAX);
        return new Drawn(customerId, cents, until.minusSeconds(random.nextInt(DAYS * SECONDS_A_DAY)));
    }

    PurchaseChanged purchase(int number) {
        Drawn drawn = drawn(number);
        Money amount = Money.of(BigDecimal.valueOf(drawn.cents(), 2), CURRENCY);
        return new PurchaseChanged(
                "pur_" + name + "_" + number,
                drawn.customerId(),
                1,
                "COMPLETED",
                false,
                "api",
                name + "-" + number,
                "WEB",
                null,
                List.of(new PurchaseChanged.Line("TEA-1", "tea", null, 1, amount.amount())),
                null,
                amount,
                amount,
                drawn.at(),
                null);
    }

    /** Only those who bought. */
    Map<String, Worth> worth() {
        Map<String, Worth> worth = new HashMap<>();
        for (int number = 0; number < purchases; number++) {
            Drawn drawn = drawn(number);
            worth.put(
                    drawn.customerId(),
                    worth.getOrDefault(drawn.customerId(), Worth.NONE).plus(drawn.cents()));
        }
        return worth;
    }

    /** Each once. */
    IntStream once() {
        return IntStream.range(0, purchases);
    }

    /** Each, and after every {@code tenth} one an earlier one again. */
    IntStream withRepeats(int tenth) {
        return once().flatMap(number ->
                number % tenth == tenth - 1 ? IntStream.of(number, repeated(number)) : IntStream.of(number));
    }

    private int repeated(int number) {
        return new SplittableRandom(seed - number).nextInt(number + 1);
    }
}
