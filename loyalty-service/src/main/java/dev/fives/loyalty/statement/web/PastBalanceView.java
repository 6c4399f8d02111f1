package dev.fives.loyalty.statement.web;

import dev.fives.loyalty.account.model.Holdings;
import dev.fives.loyalty.statement.model.PastBalance;
import java.time.LocalDate;
import java.util.List;

/** What was held at the end of a day, as the API shows it. */
record PastBalanceView(
        String customerId,
        String wallet,
        LocalDate asOf,
        String zone,
        long active,
        long pending,
        long reserved,
        List<HeldLot> lots) {

    record HeldLot(String lotId, long points) {}

    static PastBalanceView of(PastBalance balance) {
        Holdings held = balance.held();
        return new PastBalanceView(
                balance.customerId(),
                balance.wallet(),
                balance.asOf(),
                balance.zone().getId(),
                held.balance().value(),
                held.pendingPoints().value(),
                held.reserved().value(),
                held.lots().entrySet().stream()
                        .map(lot ->
                                new HeldLot(lot.getKey().id(), lot.getValue().value()))
                        .toList());
    }
}
