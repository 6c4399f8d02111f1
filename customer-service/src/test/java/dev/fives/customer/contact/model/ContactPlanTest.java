package dev.fives.customer.contact.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ContactPlanTest {
    private static final Instant SET = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant LAST = Instant.parse("2026-04-02T08:00:00Z");

    @Test
    void nextContact_isTheCadenceAfterTheLastOne() {
        assertThat(new ContactPlan("cus_1", 30, SET).nextContactDueAt(LAST))
                .contains(Instant.parse("2026-05-02T08:00:00Z"));
    }

    @Test
    void nextContact_countsFromThePlanWhereThereWasNone() {
        assertThat(new ContactPlan("cus_1", 7, SET).nextContactDueAt(null))
                .contains(Instant.parse("2026-03-08T10:00:00Z"));
    }

    @Test
    void nextContact_isNeverWithoutACadence() {
        assertThat(new ContactPlan("cus_1", null, SET).nextContactDueAt(LAST)).isEmpty();
    }

    @Test
    void planThatAPersonEnded_yieldsToWhoEntersLaterAlone() {
        ContactPlan ended = new ContactPlan("cus_1", null, SET);

        assertThat(ended.yieldsTo(entered(SET.minusSeconds(1)))).isFalse();
        assertThat(ended.yieldsTo(entered(SET.plusSeconds(1)))).isTrue();
    }

    @Test
    void planOfAStrategy_yieldsToTheOneEnteredLater_andThatOfAPersonToNone() {
        assertThat(entered(SET).yieldsTo(entered(SET.plusSeconds(1)))).isTrue();
        assertThat(entered(SET).yieldsTo(entered(SET))).isFalse();
        assertThat(new ContactPlan("cus_1", 7, SET).yieldsTo(entered(LAST))).isFalse();
    }

    private static ContactPlan entered(Instant at) {
        return new ContactPlan("cus_1", 30, at, "seg_1");
    }
}
