package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;

import dev.fives.contracts.loyalty.PointsEntry;
import dev.fives.kit.events.journal.Fact;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.loyalty.account.app.Entering;
import dev.fives.loyalty.account.app.EntryKind;
import dev.fives.loyalty.account.app.PointsLedger;
import dev.fives.loyalty.account.app.Wallets;
import dev.fives.loyalty.account.model.Place.Lot;
import dev.fives.loyalty.account.model.Points;
import dev.fives.loyalty.account.model.RuleRef;
import dev.fives.loyalty.account.model.SpendOutcome;
import dev.fives.loyalty.account.model.Spending;
import dev.fives.loyalty.redemption.model.Redemption;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** A service of its own whose points are lost after a year, and whose clock only its tests move. */
final class SpendingStage implements AutoCloseable {
    private static final int ATTEMPTS = 50;
    private static final int BUSY = 503;

    private final RunningLoyalty loyalty;
    private final Map<String, AtomicInteger> gifts = new ConcurrentHashMap<>();

    private SpendingStage(RunningLoyalty loyalty) {
        this.loyalty = loyalty;
    }

    static SpendingStage start() {
        List<String> settings = new ArrayList<>(LocalBackends.settings());
        settings.add("fives.loyalty.wallets.points.expires-after-months=12");
        return new SpendingStage(new RunningLoyalty(settings));
    }

    RunningLoyalty loyalty() {
        return loyalty;
    }

    /** As of today, to be spent at once. */
    void grant(String customer, long points) {
        int gift = gifts.computeIfAbsent(customer, _ -> new AtomicInteger()).incrementAndGet();
        Fact fact = Fact.once("gift:" + customer + "-" + gift, loyalty.clock.instant());
        ledger().enter(
                        customer,
                        fact,
                        account -> Entering.of(
                                EntryKind.GIFT,
                                Spending.gift(account.standpoint(), Points.of(points), RuleRef.of("gift")),
                                "GIFT"))
                .block(DEADLINE);
    }

    /** The first step in the ledger alone, whenever it comes. */
    void reserves(Redemption redemption) {
        Fact fact = new Fact(
                "redemption:" + redemption.redemptionId(), 1, redemption.ask().at());
        Points points = Points.of(redemption.ask().points());
        ledger().enter(redemption.customerId(), fact, account -> {
                    var taken = (SpendOutcome.Taken) Spending.reserve(account.standpoint(), points);
                    return Entering.of(EntryKind.RESERVATION, taken.posted(), "REDEMPTION");
                })
                .block(DEADLINE);
    }

    SortedMap<Lot, Points> lots(String customer) {
        return ledger().now(customer, Wallets.POINTS)
                .blockOptional(DEADLINE)
                .orElseThrow()
                .standpoint()
                .holdings()
                .lots();
    }

    /** An hour before the end of the last day on which the first lot may be spent. */
    Instant lastDay(String customer) {
        var account = ledger().now(customer, Wallets.POINTS)
                .blockOptional(DEADLINE)
                .orElseThrow()
                .standpoint();
        return account.terms().end(account.holdings().lots().firstKey()).minusSeconds(3_600);
    }

    List<PointsEntry> entries(String customer) {
        return loyalty.said(customer).stream()
                .filter(event -> event.type().startsWith("crm.points."))
                .map(event -> event.dataAs(PointsEntry.class))
                .toList();
    }

    /** All let go together. */
    List<HttpResponse<String>> atOnce(int clients, IntFunction<HttpResponse<String>> call) throws InterruptedException {
        return AtOnce.of(clients, call);
    }

    /** As a client does: again with the same key where the account was busy. */
    static HttpResponse<String> patiently(Supplier<HttpResponse<String>> call) {
        HttpResponse<String> answer = call.get();
        for (int i = 0; i < ATTEMPTS && answer.statusCode() == BUSY; i++) {
            answer = call.get();
        }
        return answer;
    }

    private PointsLedger ledger() {
        return loyalty.bean(PointsLedger.class);
    }

    @Override
    public void close() {
        loyalty.close();
    }
}
