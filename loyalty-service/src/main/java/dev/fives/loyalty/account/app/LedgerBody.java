package dev.fives.loyalty.account.app;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of the points ledger holds beside what every journal entry has.
 *
 * @param wallet of the account
 * @param purchaseId where the fact is a purchase
 * @param moves from which place to which; the programme's counter-accounts are places too, so every entry balances
 * @param held by the account with this entry
 * @param qualifying what it changes of the amount that tiers go by
 * @param expiring the lots that a warning tells of
 * @param dueAt where this entry brought the account's next due instant forward
 * @param reason why the entry is not simply a grant; a code
 * @param by who asked for it, where somebody did
 * @param judged how the rules judged it, where they did
 * @param memory what the account remembers for the rules with this entry; absent for nothing
 */
public record LedgerBody(
        String wallet,
        EntryKind kind,
        @Nullable String purchaseId,
        List<Line> moves,
        Held held,
        @Nullable Qualifying qualifying,
        List<Expiring> expiring,
        @Nullable Instant dueAt,
        @Nullable String reason,
        @Nullable String by,
        @Nullable Judgement judged,
        @Nullable Memory memory) {
    public LedgerBody {
        moves = List.copyOf(moves);
        expiring = List.copyOf(expiring);
    }

    /**
     * What the rules were told of the customer, to judge a later state of the fact by again.
     *
     * @param segments those that a rule asked for
     * @param frequencyBand where a rule asked for it
     * @param used by the counters of caps, without the fact's own part
     * @param uses the fact's own part
     */
    public record Judgement(
            @Nullable String tier,
            List<String> segments,
            @Nullable String frequencyBand,
            boolean firstPurchase,
            List<Count> used,
            List<Count> uses) {
        public Judgement {
            segments = List.copyOf(segments);
            used = List.copyOf(used);
            uses = List.copyOf(uses);
        }
    }

    /**
     * @param used by the counters of caps
     * @param forgottenTo the last day of the latest period of which a counter was dropped; absent where none was
     */
    public record Memory(
            boolean anyPurchase, List<Count> used, @Nullable String forgottenTo) {
        public Memory {
            used = List.copyOf(used);
        }
    }

    /** @param amount points or times */
    public record Count(String counter, long amount) {}

    /** Points of a lot that are lost from an instant on. */
    public record Expiring(String lotId, long points, Instant at) {}

    /** Whole points that went from one place to another, by a rule. */
    public record Line(String ruleId, long ruleVersion, String from, String to, long points) {}

    /**
     * What the account holds.
     *
     * @param places by their texts; a debt is below 0
     * @param settledTo day
     * @param warnedTo day; absent before the first warning
     */
    public record Held(
            List<Amount> places, String settledTo, @Nullable String warnedTo) {
        public Held {
            places = List.copyOf(places);
        }
    }

    public record Amount(String place, long points) {}

    /**
     * @param amount in the currency's unit, below 0 for refunds
     * @param at when the purchase was ordered
     */
    public record Qualifying(BigDecimal amount, String currency, Instant at) {}
}
