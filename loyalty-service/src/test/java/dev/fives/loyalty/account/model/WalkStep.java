package dev.fives.loyalty.account.model;

import dev.fives.loyalty.account.model.WalletTerms.Expiry;
import dev.fives.loyalty.account.model.WalletTerms.Shortfall;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * One step of a walk. It says what happens without regard to what happened before, so that any steps may be left out.
 *
 * @param thing the purchase, redemption or transfer, or the account; its account is this modulo the accounts
 * @param other account
 */
record WalkStep(Kind kind, int thing, int other, int version, long amount) {
    enum Kind {
        CLOCK(12),
        TERMS(1),
        LOOK(5),
        PURCHASE(32),
        RESERVE(8),
        CONFIRM(6),
        CANCEL(6),
        OUT(7),
        IN(7),
        BACK(6),
        ADJUST(5),
        GIFT(5);

        private final int percent;

        Kind(int percent) {
            this.percent = percent;
        }
    }

    private static final List<Kind> DRAWN = Stream.of(Kind.values())
            .flatMap(kind -> Stream.generate(() -> kind).limit(kind.percent))
            .toList();

    private static final int OPEN_AT_ONCE = 120;
    private static final long HOURS_OF_A_DAY = 24;

    /** The same for the same seed. */
    static List<WalkStep> steps(long seed, int count) {
        Random random = new Random(seed);
        List<WalkStep> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            steps.add(step(random, i / 12 + random.nextInt(OPEN_AT_ONCE)));
        }
        return steps;
    }

    private static WalkStep step(Random random, int thing) {
        Kind kind = DRAWN.get(random.nextInt(DRAWN.size()));
        long amount = switch (kind) {
            case CLOCK -> hours(random);
            case ADJUST -> random.nextInt(-200, 200);
            default -> 1 + random.nextInt(400);
        };
        int other = random.nextInt(LedgerWalk.ACCOUNTS);
        return new WalkStep(kind, thing, other, 1 + random.nextInt(5), amount == 0 ? 1 : amount);
    }

    /** Mostly hours, sometimes days or months, sometimes back. */
    private static long hours(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> HOURS_OF_A_DAY * (30 + random.nextInt(150));
            case 1 -> -HOURS_OF_A_DAY * (1L + random.nextInt(40));
            case 2, 3 -> HOURS_OF_A_DAY * (1L + random.nextInt(10));
            default -> 1 + random.nextInt(30);
        };
    }

    /** What the rules give for a version: mostly less from version to version, sometimes more, sometimes nothing. */
    static Map<String, Long> worth(int purchase, int version) {
        Map<String, Long> worth = new LinkedHashMap<>();
        long base = (purchase * 7919L % 500) * (6 - version) / 5;
        boolean cancelled = (purchase + version) % 11 == 0;
        worth.put("base", cancelled ? 0 : (purchase + version) % 7 == 0 ? base + 150 : base);
        if ((purchase + version) % 3 == 0) {
            worth.put("bonus", cancelled ? 0 : base / 10 + 1);
        }
        return worth;
    }

    private record Life(
            String zone,
            int pendingDays,
            Period expiry,
            boolean monthEnd,
            int warnDays,
            boolean belowZero,
            int lotsMax) {}

    private static final List<Life> LIVES = List.of(
            new Life("UTC", 0, null, false, 30, true, 9),
            new Life("UTC", 14, Period.ofMonths(12), true, 30, true, 9),
            new Life("Asia/Shanghai", 0, Period.ofDays(45), false, 7, false, 2),
            new Life("Asia/Shanghai", 30, Period.ofMonths(3), false, 120, true, 2),
            new Life("America/New_York", 7, Period.ofDays(5), false, 0, false, 1),
            new Life("UTC", 3, Period.ofMonths(6), true, 14, false, 9),
            new Life("UTC", 0, Period.ofMonths(1), true, 3, true, 9));

    static WalletTerms terms(int number) {
        Life life = LIVES.get(number % LIVES.size());
        Expiry expiry = life.expiry() == null ? null : new Expiry(life.expiry(), life.monthEnd());
        Shortfall shortfall = life.belowZero() ? Shortfall.ALLOW_NEGATIVE : Shortfall.WITHIN_BALANCE;
        return new WalletTerms(
                ZoneId.of(life.zone()), life.pendingDays(), expiry, life.warnDays(), shortfall, life.lotsMax());
    }

    static NaiveAccount.Terms naiveTerms(int number) {
        Life life = LIVES.get(number % LIVES.size());
        return new NaiveAccount.Terms(
                ZoneId.of(life.zone()),
                life.pendingDays(),
                life.expiry(),
                life.monthEnd(),
                life.warnDays(),
                life.belowZero(),
                life.lotsMax());
    }
}
