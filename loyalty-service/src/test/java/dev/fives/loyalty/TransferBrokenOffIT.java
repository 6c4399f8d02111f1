package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.loyalty.PointsEntry;
import dev.fives.kit.events.journal.Fact;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.loyalty.account.app.AccountView;
import dev.fives.loyalty.account.app.Entering;
import dev.fives.loyalty.account.app.EntryKind;
import dev.fives.loyalty.account.app.LedgerBodies;
import dev.fives.loyalty.account.app.PointsLedger;
import dev.fives.loyalty.account.app.Wallets;
import dev.fives.loyalty.account.model.Move;
import dev.fives.loyalty.account.model.Points;
import dev.fives.loyalty.account.model.SpendOutcome;
import dev.fives.loyalty.account.model.Spending;
import dev.fives.loyalty.transfer.model.Transfer;
import dev.fives.loyalty.transfer.model.TransferAsk;
import dev.fives.loyalty.transfer.model.TransferEnd;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;

/** Transfers as a service leaves them that dies between two steps. */
class TransferBrokenOffIT extends TransferScenario {
    /** As a service leaves it that dies before the first step, between the two, and before it says so. */
    @Test
    void LOY_26_transfer_brokenOffAfterAnyStep_isCarriedOnByItself() {
        for (int stepsDone = 0; stepsDone <= 2; stepsDone++) {
            String from = giver + stepsDone;
            String to = receiver + stepsDone;
            stage.grant(from, 100);
            stage.grant(to, 10);
            Transfer begun = begun(transferId + stepsDone, from, to, 60);
            if (stepsDone > 0) {
                out(begun);
                assertThat(inTransit(from, to)).isEqualTo(60);
                assertSound(from, to);
            }
            if (stepsDone > 1) {
                in(begun);
                assertThat(inTransit(from, to)).isZero();
            }

            loyalty.clock.advance(REPEAT);

            awaitStatus(from, begun.transferId(), "COMPLETED");
            assertThat(loyalty.balance(from)).isEqualTo(40);
            assertThat(loyalty.balance(to)).isEqualTo(70);
            assertThat(inTransit(from, to)).isZero();
            assertSound(from, to);
        }
    }

    @Test
    void LOY_26_transfer_thatIsTooLate_takesTheReceiversSource_andGivesBack() {
        stage.grant(giver, 100);
        stage.grant(receiver, 10);
        var before = stage.lots(giver);
        Transfer begun = begun(transferId, giver, receiver, 60);
        out(begun);

        loyalty.clock.advance(GIVE_UP);

        awaitStatus(giver, transferId, "RETURNED");
        in(begun);
        assertBalances(100, 10);
        assertThat(stage.lots(giver)).isEqualTo(before);
        assertThat(inTransit(giver, receiver)).isZero();
        assertThat(sources(giver)).endsWith("transfer:" + transferId + "@1", "transfer:" + transferId + "@3");
        assertThat(sources(receiver)).endsWith("transfer:" + transferId + "@2");
        assertThat(loyalty.json("/members/" + giver + "/transfers/" + transferId)
                        .path("reason")
                        .asString())
                .isEqualTo("TOO_LATE");
        assertSound();
    }

    @Test
    void LOY_26_transfer_neverBegunInTheLedger_isRefusedWhenItIsTooLate() {
        stage.grant(giver, 100);
        stage.grant(receiver, 10);
        Transfer begun = begun(transferId, giver, receiver, 60);

        loyalty.clock.advance(GIVE_UP);
        awaitStatus(giver, transferId, "REFUSED");
        out(begun);

        assertBalances(100, 10);
        assertSound();
    }

    @Test
    void LOY_26_transfer_whoseReceiverIsDeletedOnTheWay_comesBack() {
        stage.grant(giver, 100);
        stage.grant(receiver, 10);
        Transfer begun = begun(transferId, giver, receiver, 60);
        out(begun);
        loyalty.hearsOfDeletion(receiver, 2);
        loyalty.awaitIdle();

        loyalty.clock.advance(REPEAT);

        awaitStatus(giver, transferId, "RETURNED");
        assertBalances(100, 10);
        assertSound();
    }

    @Test
    void LOY_03_transferThatSaysItArrived_andDidNot_isUnsound() {
        stage.grant(giver, 100);
        stage.grant(receiver, 10);
        Transfer begun = begun(transferId, giver, receiver, 60);
        out(begun);
        var stored = store().find(transferId).blockOptional(DEADLINE).orElseThrow();
        String nowhere = loyalty.ledger(receiver).get(0).path("entryId").asString();
        var arrived = TransferEnd.completed(nowhere, nowhere);
        store().update(stored, begun.ended(arrived), List.of(), null).block(DEADLINE);

        assertThat(loyalty.proof(giver).path("violations").get(0).asString())
                .contains("entry 2", "transfer:" + transferId);
    }

    /** The intent alone. */
    private Transfer begun(String id, String from, String to, long points) {
        Instant now = loyalty.clock.instant();
        TransferAsk ask = new TransferAsk(from, to, Wallets.POINTS, points, "clerk", "c-" + number, now);
        Transfer transfer = Transfer.underWay(id, ask, now.plus(GIVE_UP), now.plus(REPEAT));
        store().create(id, from, transfer, List.of(), null).block(DEADLINE);
        return transfer;
    }

    /** The first step alone, whenever it comes. */
    private void out(Transfer transfer) {
        Points points = Points.of(transfer.ask().points());
        enter(transfer, transfer.ask().customerId(), 1, account -> {
            var taken = (SpendOutcome.Taken) Spending.transferOut(account.standpoint(), points);
            return Entering.of(EntryKind.TRANSFER, taken.posted(), "TRANSFER");
        });
    }

    /** The second step alone, whenever it comes. */
    private void in(Transfer transfer) {
        enter(transfer, transfer.ask().toCustomerId(), 2, account -> {
            List<Move> out = account.entered().stream()
                    .filter(entry -> entry.sourceVersion() == 1)
                    .flatMap(entry -> LedgerBodies.moves(entry.body()).stream())
                    .toList();
            return Entering.of(EntryKind.TRANSFER, Spending.transferIn(account.standpoint(), out), "TRANSFER");
        });
    }

    private void enter(Transfer transfer, String customer, long step, Function<AccountView, Entering> decide) {
        Fact fact = new Fact(
                "transfer:" + transfer.transferId(), step, transfer.ask().at());
        loyalty.bean(PointsLedger.class).enter(customer, fact, decide).block(DEADLINE);
    }

    private AggregateStore<Transfer> store() {
        return loyalty.context()
                .<AggregateStore<Transfer>>getBeanProvider(
                        ResolvableType.forClassWithGenerics(AggregateStore.class, Transfer.class))
                .getObject();
    }

    private List<String> sources(String customer) {
        return stage.entries(customer).stream().map(PointsEntry::source).toList();
    }

    private void awaitStatus(String customer, String id, String status) {
        Eventually.until(
                status,
                DEADLINE,
                () -> loyalty.json("/members/" + customer + "/transfers/" + id)
                        .path("status")
                        .asString()
                        .equals(status));
    }
}
