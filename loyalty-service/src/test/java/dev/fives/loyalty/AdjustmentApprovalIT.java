package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.loyalty.PointsEntry;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.loyalty.adjustment.model.Adjustment;
import dev.fives.loyalty.adjustment.model.AdjustmentAsk;
import java.net.http.HttpResponse;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;

/** What one person may not do alone. */
class AdjustmentApprovalIT extends AdjustmentScenario {
    @Test
    void LOY_26_adjustment_overTheLimit_waitsForAnotherPerson() {
        member(10);

        HttpResponse<String> asked = adjust(1001, "GOODWILL");

        assertThat(asked.statusCode()).isEqualTo(202);
        assertThat(json(asked).path("status").asString()).isEqualTo("PENDING");
        assertThat(loyalty.balance(customer)).isEqualTo(10);
        String place = asked.headers().firstValue("Location").orElseThrow();
        assertThat(loyalty.json("/adjustments?status=PENDING&customerId=" + customer)
                        .path("items"))
                .extracting(item -> item.path("id").asString())
                .containsExactly(json(asked).path("id").asString());
        assertThat(loyalty.post(place + "/approve", "").statusCode()).isEqualTo(403);
        assertThat(loyalty.post(place + "/reject", "").statusCode()).isEqualTo(403);
        assertThat(loyalty.balance(customer)).isEqualTo(10);

        HttpResponse<String> approved = loyalty.postBy("second", place + "/approve", "");

        assertThat(approved.statusCode()).isEqualTo(200);
        assertThat(json(approved).path("status").asString()).isEqualTo("ENTERED");
        assertThat(json(approved).path("decidedBy").asString()).isEqualTo("second");
        assertThat(loyalty.balance(customer)).isEqualTo(1011);
        assertThat(loyalty.postBy("third", place + "/approve", "").statusCode()).isEqualTo(409);
        assertThat(loyalty.postBy("third", place + "/reject", "").statusCode()).isEqualTo(409);
        assertThat(loyalty.balance(customer)).isEqualTo(1011);
        assertThat(adjusted()).extracting(PointsEntry::delta).containsExactly(1001L);
    }

    /** 3,000 for one customer in a day, whoever asks. */
    @Test
    void LOY_26_manyOfWhatOnePersonMayGive_waitForAnotherToo() {
        member(10);
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            answers.add(adjust(800, "GOODWILL").statusCode());
        }
        HttpResponse<String> less = adjust(600, "GOODWILL");

        assertThat(answers).containsExactly(201, 201, 201, 202, 202);
        assertThat(less.statusCode()).as("what is left of the day").isEqualTo(201);
        assertThat(adjust(-1, "GOODWILL").statusCode()).as("taking too").isEqualTo(202);
        assertThat(loyalty.balance(customer)).isEqualTo(3010);
    }

    @Test
    void LOY_26_manyOfWhatOnePersonMayGive_sideBySide_areNoMoreThanTheDays() {
        member(10);

        List<Integer> answers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> adjust(1000, "GOODWILL").statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).filteredOn(code -> code == 201).hasSize(3);
        assertThat(answers).filteredOn(code -> code == 202).hasSize(5);
        assertThat(loyalty.balance(customer)).isEqualTo(3010);
    }

    @Test
    void LOY_26_adjustment_thatIsRejected_movesNothing() {
        member(10);
        String place = adjust(5000, "GOODWILL").headers().firstValue("Location").orElseThrow();

        assertThat(loyalty.postBy("second", place + "/reject", "").statusCode()).isEqualTo(200);

        assertThat(loyalty.json(place).path("status").asString()).isEqualTo("REJECTED");
        assertThat(loyalty.postBy("third", place + "/approve", "").statusCode()).isEqualTo(409);
        assertThat(loyalty.balance(customer)).isEqualTo(10);
        assertThat(adjusted()).isEmpty();
    }

    @Test
    void LOY_26_adjustment_ofMoreThanIsThereWhenItIsApproved_staysPending() {
        member(2000);
        String place =
                adjust(-1500, "COUNTED_TWICE").headers().firstValue("Location").orElseThrow();
        adjust(-1000, "COUNTED_TWICE");

        assertThat(loyalty.postBy("second", place + "/approve", "").statusCode())
                .isEqualTo(409);

        assertThat(loyalty.json(place).path("status").asString()).isEqualTo("PENDING");
        assertThat(loyalty.balance(customer)).isEqualTo(1000);
    }

    /** As a service leaves it that dies between the decision and the entry. */
    @Test
    void LOY_26_adjustment_thatIsDecidedAndNotEntered_isEnteredByTheClock() {
        member(10);
        String id = "adj_left_" + customer;
        AdjustmentAsk ask = new AdjustmentAsk(
                customer,
                "points",
                25,
                "GOODWILL",
                "clerk",
                loyalty.clock.instant().truncatedTo(ChronoUnit.MILLIS));
        AggregateStore<Adjustment> store = loyalty.context()
                .<AggregateStore<Adjustment>>getBeanProvider(
                        ResolvableType.forClassWithGenerics(AggregateStore.class, Adjustment.class))
                .getObject();
        store.create(id, customer, Adjustment.asked(id, ask, true), List.of(), null)
                .block(DEADLINE);

        Eventually.asserted(
                DEADLINE,
                () -> assertThat(loyalty.json("/adjustments/" + id)
                                .path("status")
                                .asString())
                        .isEqualTo("ENTERED"));
        assertThat(loyalty.balance(customer)).isEqualTo(35);
    }
}
