package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static dev.fives.loyalty.RunningLoyalty.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import dev.fives.contracts.loyalty.PointsEntry;
import dev.fives.contracts.loyalty.RemedyDecided;
import dev.fives.kit.events.journal.Fact;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.topic.SeenEvent;
import dev.fives.loyalty.account.app.Entering;
import dev.fives.loyalty.account.app.EntryKind;
import dev.fives.loyalty.account.app.PointsLedger;
import dev.fives.loyalty.account.model.Points;
import dev.fives.loyalty.account.model.RuleRef;
import dev.fives.loyalty.account.model.Spending;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedLoyalty.class)
class RemedyIT {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final RunningLoyalty loyalty = SharedLoyalty.loyalty();
    private final String number = "remedy_" + NUMBERS.incrementAndGet();
    private final String customer = "cus_" + number;
    private final String remedy = "rem_" + number;

    @Test
    void TKT_06_remedy_isGrantedOnce_thoughAskedThreeTimes_andARefundAfterItIsExact() {
        loyalty.hears(purchase("pur_" + number, customer, 1, "268.50"));
        awaitBalance(268);

        long dropped = loyalty.duplicates(Topic.TICKET);
        complaint(customer).asksFor(remedy, "POINTS", 500, 3);
        awaitBalance(768);
        loyalty.hears(purchase("pur_" + number, customer, 2, "168.50"));
        awaitBalance(668);
        loyalty.awaitIdle();
        assertThat(loyalty.duplicates(Topic.TICKET) - dropped)
                .as("OPS-04: counted")
                .isEqualTo(2);

        List<SeenEvent> said = loyalty.said(customer);
        assertThat(entries(said)).extracting(PointsEntry::delta).containsExactly(268L, 500L, -100L);
        PointsEntry granted = entries(said).get(1);
        assertThat(granted.source()).isEqualTo("remedy:" + remedy);
        assertThat(granted.reason()).isEqualTo("COMPLAINT_REMEDY");
        assertThat(granted.purchaseId()).isNull();
        assertThat(decided(said)).singleElement().satisfies(it -> {
            assertThat(it.remedyId()).isEqualTo(remedy);
            assertThat(it.ticketId()).isEqualTo("tic_" + number);
            assertThat(it.entryId()).isEqualTo(granted.entryId());
            assertThat(it.value()).isEqualTo(500);
        });
        assertThat(said)
                .filteredOn(event -> event.type().equals(EventTypes.REMEDY_GRANTED.name()))
                .extracting(event -> event.header("ce_correlationid"))
                .containsExactly("c-" + number);
    }

    @Test
    void LOY_03_proof_coversRemedies() {
        complaint(customer).asksFor(remedy, "POINTS", 500, 1);
        awaitBalance(500);

        JsonNode proof = loyalty.proof(customer);
        JsonNode entry = loyalty.ledger(customer).get(0);

        assertThat(proof.path("sound").asBoolean()).isTrue();
        assertThat(proof.path("sumOfDeltas").asLong()).isEqualTo(500);
        assertThat(entry.path("source").asString()).isEqualTo("remedy:" + remedy);
        assertThat(entry.at("/lines/0/ruleId").asString()).isEqualTo("complaint-remedy");
    }

    /** As a service leaves it that dies between the entry and the remedy; the event comes again. */
    @Test
    void TKT_06_remedyBrokenOffAfterItsEntry_isUnsound_untilTheNextDeliveryTellsOfIt() {
        PointsLedger ledger = loyalty.bean(PointsLedger.class);
        RuleRef rule = RuleRef.of("complaint-remedy");
        ledger.enter(
                        customer,
                        Fact.once("remedy:" + remedy, RunningLoyalty.ORDERED_AT),
                        account -> Entering.of(
                                EntryKind.GIFT,
                                Spending.gift(account.standpoint(), Points.of(500), rule),
                                "COMPLAINT_REMEDY"))
                .block(DEADLINE);
        assertThat(loyalty.proof(customer).path("violations").get(0).asString())
                .contains("entry 1", "remedy:" + remedy);

        complaint(customer).asksFor(remedy, "POINTS", 500, 2);

        List<SeenEvent> said = loyalty.said(customer);
        assertThat(decided(said)).hasSize(1);
        assertThat(entries(said)).extracting(PointsEntry::delta).containsExactly(500L);
        assertThat(loyalty.proof(customer).path("sound").asBoolean()).isTrue();
    }

    @Test
    void EVT_13_coupon_isGrantedOnce_andLeavesTheLedgerAlone() {
        complaint(customer).asksFor(remedy, "COUPON", 50, 2);

        List<SeenEvent> said = loyalty.said(customer);
        assertThat(said)
                .extracting(SeenEvent::type)
                .containsExactlyInAnyOrder(EventTypes.COUPON_ISSUED.name(), EventTypes.REMEDY_GRANTED.name());
        JsonNode coupons = loyalty.json("/coupons?customerId=" + customer).path("items");
        assertThat(coupons).hasSize(1);
        JsonNode coupon = coupons.get(0);
        assertThat(coupon.at("/terms/discount/value").asString()).isEqualTo("50");
        assertThat(coupon.path("usesLeft").asInt()).isEqualTo(1);
        assertThat(decided(said)).singleElement().satisfies(it -> {
            assertThat(it.entryId()).isNull();
            assertThat(it.reason()).isNull();
            assertThat(it.couponId()).isEqualTo(coupon.path("id").asString());
        });
    }

    @Test
    void EVT_13_nobodysComplaint_isRefused_underTheTicketsKey() {
        complaint(null).asksFor(remedy, "POINTS", 500, 1);

        assertThat(decided(loyalty.said("tic_" + number))).singleElement().satisfies(it -> {
            assertThat(it.customerId()).isNull();
            assertThat(it.reason()).isEqualTo("NO_CUSTOMER");
        });
    }

    private Complaints complaint(String of) {
        return new Complaints(loyalty, "tic_" + number, of, "HIGH", "c-" + number);
    }

    private static List<PointsEntry> entries(List<SeenEvent> events) {
        return events.stream()
                .filter(event -> event.type().startsWith("crm.points."))
                .map(event -> event.dataAs(PointsEntry.class))
                .toList();
    }

    private static List<RemedyDecided> decided(List<SeenEvent> events) {
        return events.stream()
                .filter(event -> event.type().startsWith("crm.remedy."))
                .map(event -> event.dataAs(RemedyDecided.class))
                .toList();
    }

    private void awaitBalance(long balance) {
        Eventually.asserted(
                DEADLINE, () -> assertThat(loyalty.balance(customer)).isEqualTo(balance));
    }
}
