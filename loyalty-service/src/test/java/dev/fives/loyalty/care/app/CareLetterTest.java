package dev.fives.loyalty.care.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.kit.messages.MessageChannel;
import dev.fives.kit.messages.MessagePurpose;
import dev.fives.kit.messages.message.Correspondence;
import dev.fives.kit.messages.message.Message;
import dev.fives.kit.messages.message.MessageStatus;
import dev.fives.kit.test.store.MemoryStore;
import dev.fives.loyalty.care.model.CareChannel;
import dev.fives.loyalty.care.model.CareKind;
import dev.fives.loyalty.care.model.CareOrigin;
import dev.fives.loyalty.care.model.CareOrigin.PlanMark;
import dev.fives.loyalty.care.model.CareReason;
import dev.fives.loyalty.care.model.CareStatus;
import dev.fives.loyalty.care.model.CareTask;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A task and its message, which do not change at the same instant. */
class CareLetterTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String ID = "car_1";
    private static final String ABOUT = "care-task/" + ID;

    private final MemoryStore<CareTask> store = new MemoryStore<>();
    private final CareLetter letter = new CareLetter(new CareWriter(store, new CareStandings(new MemoryStore<>())));

    @ParameterizedTest
    @EnumSource(
            value = CareStatus.class,
            names = {"DUE", "HELD"})
    void REL_24_greetingThatWasSent_isDone_evenIfAComplaintHeldTheTaskMeanwhile(CareStatus status) {
        stands(status);

        letter.sent(ABOUT, NOW).block();
        letter.sent(ABOUT, NOW.plusSeconds(1)).block();

        CareTask done = Objects.requireNonNull(store.all.get(ID)).state();
        assertThat(done.status()).isEqualTo(CareStatus.DONE);
        assertThat(done.nextDueAt()).isNull();
        assertThat(store.events).as("told once").hasSize(1);
    }

    @Test
    void REL_24_greetingOfADueTask_isSent() {
        stands(CareStatus.DUE);

        assertThat(letter.of(message()).block()).isEqualTo(Map.of());
    }

    @Test
    void REL_24_greetingOfAHeldTask_waits() {
        stands(CareStatus.HELD);

        assertThatThrownBy(() -> letter.of(message()).block()).isInstanceOf(Correspondence.NotYet.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = CareStatus.class,
            names = {"DONE", "SKIPPED"})
    void REL_24_greetingOfAClosedTask_isOfNoUse(CareStatus status) {
        stands(status);

        assertThat(letter.of(message()).block()).isNull();
    }

    private void stands(CareStatus status) {
        CareOrigin origin = new CareOrigin(
                CareReason.BIRTHDAY, null, 0, null, "c-1", NOW, new PlanMark("cpl_1", "2026", "birthday"));
        CareTask task = new CareTask(
                ID, "cus_1", CareKind.BIRTHDAY, CareChannel.EMAIL, NOW, origin, status, null, true, 1, null);
        store.create(ID, "cus_1", task, List.of(), null).block();
    }

    private static Message message() {
        return new Message(
                "msg_loy_1",
                "cus_1",
                MessageChannel.EMAIL,
                MessagePurpose.MARKETING,
                "birthday",
                ABOUT,
                MessageStatus.REQUESTED,
                0,
                NOW,
                NOW,
                null,
                null,
                null,
                "c-1",
                NOW,
                NOW);
    }
}
