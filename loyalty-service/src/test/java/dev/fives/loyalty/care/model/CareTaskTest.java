package dev.fives.loyalty.care.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.loyalty.care.model.CareEvent.What;
import dev.fives.loyalty.care.model.CareStanding.Complaint;
import dev.fives.loyalty.care.model.CareStanding.Consent;
import dev.fives.loyalty.care.model.CareStanding.Existence;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CareTaskTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant DUE = NOW.plus(Duration.ofDays(7));
    private static final CareStanding CALM = CareStanding.nothingKnown("cus_1");
    private static final CareStanding UPSET = CALM.heard(new Complaint("tic_1", 1, true));
    private static final CareStanding CALM_AGAIN = UPSET.heard(new Complaint("tic_1", 2, false));

    @Test
    void LOY_22_followUp_fallsDueAtItsExactInstant_once() {
        CareTask planned = plan(CareKind.FOLLOW_UP);

        assertThat(planned.fire(CALM, DUE.minusMillis(1)).events()).isEmpty();
        CareStep fired = planned.fire(CALM, DUE.plus(Duration.ofDays(3)));
        assertThat(fired.events()).singleElement().satisfies(event -> {
            assertThat(event.what()).isEqualTo(What.DUE);
            assertThat(event.at()).isEqualTo(DUE);
        });
        assertThat(fired.task().status()).isEqualTo(CareStatus.DUE);
        assertThat(fired.task().nextDueAt()).isNull();
        assertThat(fired.task().fire(CALM, DUE.plus(Duration.ofDays(9))).events())
                .isEmpty();
    }

    @Test
    void LOY_24_marketing_looksAtComplaintsAtOnce_andThenWaitsForItsInstant() {
        CareTask planned = plan(CareKind.BIRTHDAY);
        assertThat(planned.nextDueAt()).isEqualTo(NOW);

        CareStep looked = planned.fire(CALM, NOW);
        assertThat(looked.events()).isEmpty();
        assertThat(looked.task().nextDueAt()).isEqualTo(DUE);
    }

    @ParameterizedTest
    @EnumSource(CareKind.class)
    void LOY_24_onlyMarketing_isHeld(CareKind kind) {
        boolean marketing = kind == CareKind.BIRTHDAY || kind == CareKind.HOLIDAY || kind == CareKind.REACTIVATION;

        CareTask task = plan(kind).inLineWith(UPSET, NOW).task();

        assertThat(task.status()).isEqualTo(marketing ? CareStatus.HELD : CareStatus.PLANNED);
    }

    @Test
    void LOY_24_held_doesNotFallDue_andIsReleasedAtTheClose() {
        CareTask held = plan(CareKind.BIRTHDAY).inLineWith(UPSET, NOW).task();
        assertThat(held.fire(UPSET, DUE.plusSeconds(1)).events()).isEmpty();

        CareStep released = held.inLineWith(CALM_AGAIN, NOW.plusSeconds(60));

        assertThat(released.events()).extracting(CareEvent::what).containsExactly(What.RELEASED);
        assertThat(released.task().status()).isEqualTo(CareStatus.PLANNED);
        assertThat(released.task().nextDueAt()).isEqualTo(DUE);
    }

    @Test
    void LOY_24_releasedAfterItsInstant_fallsDueAtTheRelease() {
        Instant closed = DUE.plus(Duration.ofDays(1));
        CareTask held = plan(CareKind.BIRTHDAY).inLineWith(UPSET, NOW).task();
        CareTask released = held.inLineWith(CALM_AGAIN, closed).task();

        assertThat(released.fire(CALM_AGAIN, closed).events())
                .extracting(CareEvent::what, CareEvent::at)
                .containsExactly(org.assertj.core.api.Assertions.tuple(What.DUE, closed));
    }

    @Test
    void LOY_24_dueBeforeItWasHeld_isDueAgainWithoutASecondEvent() {
        CareTask due = plan(CareKind.BIRTHDAY).fire(CALM, DUE).task();
        CareTask held = due.inLineWith(UPSET, DUE).task();

        CareStep released = held.inLineWith(CALM_AGAIN, DUE);

        assertThat(held.status()).isEqualTo(CareStatus.HELD);
        assertThat(released.events()).extracting(CareEvent::what).containsExactly(What.RELEASED);
        assertThat(released.task().status()).isEqualTo(CareStatus.DUE);
    }

    @Test
    void LOY_24_firing_looksAtComplaintsFirst() {
        CareTask planned = plan(CareKind.BIRTHDAY).inLineWith(CALM, NOW).task();

        assertThat(planned.fire(UPSET, DUE).task().status()).isEqualTo(CareStatus.HELD);
    }

    /** The version of the task moves, so a decision on the older standing cannot be written any more. */
    @Test
    void newerStanding_isWrittenEvenWhereItChangesNothing() {
        CareTask planned = plan(CareKind.BIRTHDAY).inLineWith(CALM, NOW).task();

        CareStep step = planned.inLineWith(CALM_AGAIN, NOW);

        assertThat(step.events()).isEmpty();
        assertThat(step.task()).isNotEqualTo(planned);
        assertThat(step.task().inLineWith(UPSET, NOW).task()).isEqualTo(step.task());
    }

    @Test
    void REL_15_refusedChannel_skipsMarketingWhenItIsDue_andHoldsNothingBefore() {
        CareStanding refused = CALM.heard(new Consent(CareChannel.EMAIL, CarePurpose.MARKETING, 1, true, null));
        CareTask planned = plan(CareKind.BIRTHDAY).inLineWith(refused, NOW).task();
        assertThat(planned.status()).isEqualTo(CareStatus.PLANNED);

        assertThat(planned.fire(refused, DUE).events()).singleElement().satisfies(event -> {
            assertThat(event.what()).isEqualTo(What.SKIPPED);
            assertThat(event.reason()).isEqualTo("NO_CONSENT");
            assertThat(event.at()).isEqualTo(DUE);
        });
        assertThat(plan(CareKind.FOLLOW_UP).fire(refused, DUE).task().status()).isEqualTo(CareStatus.DUE);
    }

    @Test
    void HYG_15_deletedCustomer_hasWhatIsDueSkipped_andWhatIsPlannedWhenItsInstantComes() {
        CareStanding deleted = CALM.heard(new Existence(2, true));
        CareTask due = plan(CareKind.FOLLOW_UP).fire(CALM, DUE).task();

        assertThat(due.fire(deleted, DUE.plusSeconds(1)).events())
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.what()).isEqualTo(What.SKIPPED);
                    assertThat(event.reason()).isEqualTo("CUSTOMER_DELETED");
                    assertThat(event.at()).isEqualTo(DUE.plusSeconds(1));
                });
        CareTask planned = plan(CareKind.FOLLOW_UP);
        assertThat(planned.fire(deleted, NOW).events()).isEmpty();
        assertThat(planned.fire(deleted, DUE.plusSeconds(1)).events())
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.what()).isEqualTo(What.SKIPPED);
                    assertThat(event.at()).isEqualTo(DUE);
                });
    }

    @Test
    void HYG_15_restoredCustomer_isDueAsPlanned() {
        CareStanding restored = CALM.heard(new Existence(2, true)).heard(new Existence(3, false));

        assertThat(plan(CareKind.FOLLOW_UP).fire(restored, DUE).task().status()).isEqualTo(CareStatus.DUE);
    }

    @Test
    void HYG_15_heldTaskThatWasDue_isSkippedAtItsRelease_whereTheCustomerIsDeleted() {
        CareTask due = plan(CareKind.BIRTHDAY).fire(CALM, DUE).task();
        CareTask held = due.inLineWith(UPSET, DUE.plusSeconds(1)).task();
        CareStanding calmAndDeleted = CALM_AGAIN.heard(new Existence(2, true));

        CareStep released = held.inLineWith(calmAndDeleted, DUE.plusSeconds(2));

        assertThat(released.task().status()).isEqualTo(CareStatus.SKIPPED);
        assertThat(released.events()).extracting(CareEvent::what).containsExactly(What.RELEASED, What.SKIPPED);
    }

    @Test
    void REL_15_refusalThatEndsBeforeTheInstant_doesNotCount() {
        CareStanding refused = CALM.heard(new Consent(CareChannel.EMAIL, CarePurpose.MARKETING, 1, true, DUE));

        assertThat(plan(CareKind.BIRTHDAY).fire(refused, DUE).task().status()).isEqualTo(CareStatus.DUE);
    }

    @Test
    void LOY_23_completed_keepsOutcomeAndChannel_andIsClosed() {
        CareTask due = plan(CareKind.FOLLOW_UP).fire(CALM, DUE).task();

        CareTask done = due.complete(CareOutcome.UNHAPPY, CareChannel.PHONE, "called twice", DUE)
                .task();

        assertThat(done.status()).isEqualTo(CareStatus.DONE);
        assertThat(done.channel()).isEqualTo(CareChannel.PHONE);
        assertThat(done.result()).isEqualTo(new CareResult(CareOutcome.UNHAPPY, null, "called twice", DUE));
        assertThat(done.nextDueAt()).isNull();
        assertThat(done.inLineWith(UPSET, DUE).task()).isEqualTo(done);
    }

    @ParameterizedTest
    @EnumSource(CareStatus.class)
    void LOY_23_states_sayWhatMayHappen(CareStatus status) {
        assertThat(status.isOpen())
                .isEqualTo(status == CareStatus.PLANNED || status == CareStatus.DUE || status == CareStatus.HELD);
        assertThat(status.mayBeCompleted()).isEqualTo(status == CareStatus.PLANNED || status == CareStatus.DUE);
    }

    @Test
    void dueInThePast_fallsDueWhenItIsPlanned() {
        CareTask late = CareTask.plan(
                        "car_1", "cus_1", CareKind.RECOVERY, CareChannel.PHONE, NOW.minusSeconds(60), origin())
                .task();

        assertThat(late.fire(CALM, NOW).events())
                .singleElement()
                .satisfies(event -> assertThat(event.at()).isEqualTo(NOW));
    }

    private static CareTask plan(CareKind kind) {
        return CareTask.plan("car_1", "cus_1", kind, CareChannel.EMAIL, DUE, origin())
                .task();
    }

    private static CareOrigin origin() {
        return CareOrigin.ofAgent(null, null, "c-1", NOW);
    }
}
