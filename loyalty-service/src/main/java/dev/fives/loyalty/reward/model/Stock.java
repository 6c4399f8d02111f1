package dev.fives.loyalty.reward.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many items of a reward there are. Which step a redemption owes stands in the redemption; here stands only which
 * steps were done that it may not have noted yet, so the memory is as long as what is under way, and no longer.
 *
 * @param given items that there were in all; absent for as many as anybody wants
 * @param available of them; absent together with {@code given}
 * @param reserved for redemptions that are neither confirmed nor cancelled
 * @param confirmed are gone
 */
public record Stock(
        @Nullable Long given, @Nullable Long available, long reserved, long confirmed, List<UnderWay> underWay) {

    public Stock {
        underWay = List.copyOf(underWay);
    }

    public static Stock of(@Nullable Long given) {
        return new Stock(given, given, 0, 0, List.of());
    }

    /** Empty where more are reserved or gone than there would be. */
    public Optional<Stock> regiven(@Nullable Long next) {
        if (next == null) {
            return Optional.of(new Stock(null, null, reserved, confirmed, underWay));
        }
        long left = next - reserved - confirmed;
        return left < 0 ? Optional.empty() : Optional.of(new Stock(next, left, reserved, confirmed, underWay));
    }

    public boolean isSoldOut() {
        return available != null && available <= 0;
    }

    /** What holds of it at any time; whoever writes behind the service's back breaks it. */
    public boolean isSound() {
        return addsUp() && reserved >= 0 && confirmed >= 0;
    }

    private boolean addsUp() {
        if (given == null || available == null) {
            return given == null && available == null;
        }
        return available >= 0 && available + reserved + confirmed == given;
    }

    /** Whether an item was taken for it; that is forgotten once the redemption has noted it. */
    public boolean hasTaken(String redemptionId) {
        return done(redemptionId) == ItemStep.TAKE;
    }

    /**
     * After these redemptions were served. The same where nothing had to be done, so that a repeat writes nothing.
     *
     * @param owed what these, and those under way, owe as read after this stock was loaded; who owes nothing is absent
     */
    public Stock serving(List<String> redemptionIds, Map<String, ItemStep> owed) {
        Stock next = forgetting(owed);
        for (String id : redemptionIds) {
            ItemStep step = owed.get(id);
            next = step == null || next.done(id) == step ? next : next.did(step, id);
        }
        return next;
    }

    private Stock did(ItemStep step, String id) {
        return switch (step) {
            case TAKE -> isSoldOut() ? this : moved(-1, 1, 0, id, step);
            case HAND_OVER -> moved(0, -1, 1, id, step);
            case GIVE_BACK -> moved(1, -1, 0, id, step);
            // also where there was none: whoever looked before, and would take one now, finds another version
            case UNDO -> hasTaken(id) ? moved(1, -1, 0, id, step) : moved(0, 0, 0, id, step);
        };
    }

    private Stock moved(int toAvailable, int toReserved, int toConfirmed, String id, ItemStep step) {
        Map<String, ItemStep> done = steps();
        done.put(id, step);
        Long left = available == null ? null : Long.valueOf(available + toAvailable);
        return new Stock(given, left, reserved + toReserved, confirmed + toConfirmed, list(done));
    }

    private Stock forgetting(Map<String, ItemStep> owed) {
        Map<String, ItemStep> done = steps();
        return done.keySet().retainAll(owed.keySet())
                ? new Stock(given, available, reserved, confirmed, list(done))
                : this;
    }

    private @Nullable ItemStep done(String redemptionId) {
        return steps().get(redemptionId);
    }

    private Map<String, ItemStep> steps() {
        Map<String, ItemStep> steps = new LinkedHashMap<>();
        underWay.forEach(one -> steps.put(one.redemptionId(), one.done()));
        return steps;
    }

    private static List<UnderWay> list(Map<String, ItemStep> steps) {
        return steps.entrySet().stream()
                .map(one -> new UnderWay(one.getKey(), one.getValue()))
                .toList();
    }
}
