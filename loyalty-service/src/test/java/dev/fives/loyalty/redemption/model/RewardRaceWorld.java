package dev.fives.loyalty.redemption.model;

import dev.fives.loyalty.reward.model.ItemStep;
import dev.fives.loyalty.reward.model.MemberShare;
import dev.fives.loyalty.reward.model.RewardClaim;
import dev.fives.loyalty.reward.model.Stock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is stored in the race: a reward of one item, and three redemptions of it by two customers. */
final class RewardRaceWorld {
    static final Instant NOW = Instant.parse("2026-11-08T09:10:00Z");
    static final int LIMIT = 1;
    private static final String HELD = "HELD";

    /** A document with the version that writes are conditional on. */
    record Doc<S>(S state, long version) {
        Doc<S> next(S state) {
            return new Doc<>(state, version + 1);
        }

        /** @param loaded null where there was none */
        static boolean same(@Nullable Doc<?> present, @Nullable Doc<?> loaded) {
            return (present == null ? 0 : present.version()) == (loaded == null ? 0 : loaded.version());
        }
    }

    final Map<String, Doc<Redemption>> redemptions = new LinkedHashMap<>();
    final Map<String, Doc<MemberShare>> shares = new HashMap<>();
    Doc<Stock> stock = new Doc<>(Stock.of(1L), 1);
    /** The first entry of each redemption, which stays: that its points are held, or why none are. */
    private final Map<String, String> ledger = new HashMap<>();

    RewardRaceWorld() {
        add("red_1", "cus_1");
        add("red_2", "cus_1");
        add("red_3", "cus_2");
    }

    private void add(String id, String customer) {
        RewardClaim claim = new RewardClaim("rwd_1", LIMIT);
        RedemptionAsk ask = new RedemptionAsk(customer, "points", 1, null, "clerk", "c", NOW, claim);
        redemptions.put(id, new Doc<>(Redemption.requested(id, ask, NOW.plusSeconds(9), NOW), 1));
    }

    Redemption read(String id) {
        return redemptions.get(id).state();
    }

    Map<String, ItemStep> owed(List<String> ids) {
        Map<String, ItemStep> owed = new HashMap<>();
        ids.forEach(id -> read(id).owedItemStep().ifPresent(step -> owed.put(id, step)));
        return owed;
    }

    void enter(String id, Stream<RedemptionReason> refusal) {
        ledger.putIfAbsent(id, refusal.map(Enum::name).findFirst().orElse(HELD));
    }

    boolean holdsPoints(String id) {
        return HELD.equals(ledger.get(id));
    }

    RedemptionReason refusal(String id) {
        return RedemptionReason.valueOf(ledger.get(id));
    }
}
