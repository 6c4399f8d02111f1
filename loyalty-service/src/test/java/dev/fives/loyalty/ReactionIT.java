package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.customer.ConsentChanged;
import dev.fives.contracts.feedback.ResponseSubmitted;
import dev.fives.contracts.loyalty.CareChanged;
import dev.fives.contracts.loyalty.ReferralInvited;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.topic.SeenEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What follows from how customers answer. */
@ExtendWith(SharedLoyalty.class)
class ReactionIT {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final RunningLoyalty loyalty = SharedLoyalty.loyalty();
    private final String number = "reaction_" + NUMBERS.incrementAndGet();
    private final String customer = "cus_" + number;

    @Test
    void LOY_25_promoter_isInvitedOnce_withTheCode_andAgainAfter90Days() {
        answers(9, "a");
        answers(9, "a");
        answers(10, "b");

        List<ReferralInvited> invited = invited();
        assertThat(invited).hasSize(1);
        JsonNode code = JsonMapper.shared()
                .readTree(loyalty.get("/referral-codes/" + invited.getFirst().code())
                        .body());
        assertThat(code.path("customerId").asString()).isEqualTo(customer);
        assertThat(invited.getFirst().responseId()).isEqualTo("rsp_a" + number);

        loyalty.clock.advance(Duration.ofDays(89));
        answers(9, "c");
        assertThat(invited()).hasSize(1);
        loyalty.clock.advance(Duration.ofDays(1));
        answers(9, "d");
        assertThat(invited())
                .extracting(ReferralInvited::responseId)
                .containsExactly("rsp_a" + number, "rsp_d" + number);
        assertThat(care()).isEmpty();
    }

    @Test
    void LOY_25_detractor_isLookedAfterOnce_andAgainAfter90Days() {
        answers(4, "a");
        answers(4, "a");
        answers(0, "b");
        Eventually.asserted(DEADLINE, () -> assertThat(care()).hasSize(2));

        List<CareChanged> care = care();
        assertThat(care).extracting(CareChanged::kind).containsOnly("RECOVERY");
        assertThat(care.getFirst().reason()).isEqualTo("LOW_SCORE");
        assertThat(typesOfCare()).containsExactly(EventTypes.CARE_PLANNED.name(), EventTypes.CARE_DUE.name());

        loyalty.clock.advance(Duration.ofDays(90));
        answers(6, "c");
        Eventually.asserted(DEADLINE, () -> assertThat(care()).hasSize(4));
        assertThat(invited()).isEmpty();
    }

    @Test
    void LOY_25_othersAreLeftAlone() {
        answers(7, "a");
        answers(8, "b");
        loyalty.hears(
                EventTypes.RESPONSE_SUBMITTED, response("c", "CSAT", 1), "invitation", "inv_c" + number, 1, customer);

        assertThat(invited()).isEmpty();
        assertThat(care()).isEmpty();
    }

    @Test
    void LOY_25_openComplaintOrRefusedMarketing_keepsTheInvitationBack_notTheRecovery() {
        Complaints complaint = new Complaints(loyalty, "tic_" + number, customer, "HIGH", "c-" + number);
        complaint.opens();
        loyalty.awaitIdle();
        answers(9, "a");
        assertThat(invited()).isEmpty();
        answers(4, "low");
        Eventually.asserted(DEADLINE, () -> assertThat(typesOfCare()).contains(EventTypes.CARE_DUE.name()));

        complaint.closes();
        loyalty.awaitIdle();
        loyalty.hears(new ConsentChanged(customer, "EMAIL", "MARKETING", "DENIED", null, loyalty.clock.instant()), 1);
        loyalty.awaitIdle();
        loyalty.clock.advance(Duration.ofHours(1));
        answers(9, "b");
        assertThat(invited()).isEmpty();

        loyalty.hears(new ConsentChanged(customer, "EMAIL", "MARKETING", "GRANTED", null, loyalty.clock.instant()), 2);
        loyalty.awaitIdle();
        answers(9, "b");
        assertThat(invited()).as("an answer is judged once").isEmpty();
        loyalty.clock.advance(Duration.ofHours(1));
        answers(9, "c");
        assertThat(invited()).hasSize(1);
    }

    @Test
    void LOY_25_deletedCustomer_isNotInvited_andHasNoCodeMade() {
        loyalty.hearsOfDeletion(customer, 2);
        loyalty.awaitIdle();

        answers(9, "a");

        assertThat(invited()).isEmpty();
        assertThat(loyalty.count("referrers", new Document("state.customerId", customer)))
                .isZero();
    }

    /** As topics that are read again from their start by a service that has lost its own memory of them. */
    @Test
    void LOY_25_oldAnswer_makesNothing() {
        ResponseSubmitted promoter = response("old", "NPS", 9);
        ResponseSubmitted detractor = response("sad", "NPS", 0);
        loyalty.clock.advance(Duration.ofDays(31));

        loyalty.hears(EventTypes.RESPONSE_SUBMITTED, promoter, "invitation", "inv_old" + number, 1, customer);
        loyalty.hears(EventTypes.RESPONSE_SUBMITTED, detractor, "invitation", "inv_sad" + number, 1, customer);
        loyalty.awaitIdle();

        assertThat(invited()).isEmpty();
        assertThat(care()).isEmpty();
    }

    private void answers(int nps, String which) {
        loyalty.hears(
                EventTypes.RESPONSE_SUBMITTED,
                response(which, "NPS", nps),
                "invitation",
                "inv_" + which + number,
                1,
                customer);
        loyalty.awaitIdle();
    }

    private ResponseSubmitted response(String which, String metric, int score) {
        return new ResponseSubmitted(
                "rsp_" + which + number,
                "inv_" + which + number,
                customer,
                "srv_" + which,
                1,
                "WEB",
                metric,
                score,
                "NEUTRAL",
                List.of(),
                null,
                loyalty.clock.instant());
    }

    private List<ReferralInvited> invited() {
        return loyalty.said(customer).stream()
                .filter(event -> event.type().equals(EventTypes.REFERRAL_INVITED.name()))
                .map(event -> event.dataAs(ReferralInvited.class))
                .toList();
    }

    private List<CareChanged> care() {
        return ofCare().stream().map(event -> event.dataAs(CareChanged.class)).toList();
    }

    private List<String> typesOfCare() {
        return ofCare().stream().map(SeenEvent::type).toList();
    }

    /** Of the recovery alone: a closed complaint has a visit of its own. */
    private List<SeenEvent> ofCare() {
        return loyalty.said(customer).stream()
                .filter(event -> event.type().startsWith("crm.care."))
                .filter(event -> event.dataAs(CareChanged.class).kind().equals("RECOVERY"))
                .toList();
    }
}
