package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static dev.fives.loyalty.RunningLoyalty.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.loyalty.PointsEntry;
import dev.fives.kit.test.stack.Eventually;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A member of its own for each test, and what is given and taken by hand. */
@ExtendWith(SharedLoyalty.class)
abstract class AdjustmentScenario {
    static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final JsonMapper JSON = new JsonMapper();

    final RunningLoyalty loyalty = SharedLoyalty.loyalty();
    final String customer = "cus_adjust_" + NUMBERS.incrementAndGet();

    void member(long points) {
        loyalty.hears(purchase("pur_" + customer, customer, 1, points + ".00"));
        Eventually.asserted(
                DEADLINE, () -> assertThat(loyalty.balance(customer)).isEqualTo(points));
    }

    HttpResponse<String> adjust(long points, String reason) {
        return adjust("{'points':" + points + ",'reason':'" + reason + "'}");
    }

    HttpResponse<String> adjust(String body) {
        return loyalty.post(
                "/members/" + customer + "/adjustments",
                body,
                "Idempotency-Key",
                customer + "-" + NUMBERS.incrementAndGet());
    }

    List<PointsEntry> adjusted() {
        return loyalty.said(customer).stream()
                .filter(event -> event.type().equals(EventTypes.POINTS_ADJUSTED.name()))
                .map(event -> event.dataAs(PointsEntry.class))
                .toList();
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
