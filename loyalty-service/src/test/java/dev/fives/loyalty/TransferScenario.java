package dev.fives.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A giver and a receiver of its own for each test, on a stage where points are lost after a year. */
@ExtendWith(SharedSpending.class)
abstract class TransferScenario {
    static final Duration GIVE_UP = Duration.ofMinutes(10);
    static final Duration REPEAT = Duration.ofSeconds(5);
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    final SpendingStage stage = SharedSpending.stage();
    final RunningLoyalty loyalty = stage.loyalty();
    final String number = "transfer_" + NUMBERS.incrementAndGet();
    final String giver = "cus_a_" + number;
    final String receiver = "cus_b_" + number;
    final String transferId = "trf_" + number;

    long inTransit(String... customers) {
        long points = 0;
        for (String customer : customers) {
            for (JsonNode entry : loyalty.ledger(customer)) {
                for (JsonNode line : entry.path("lines")) {
                    long moved = line.path("points").asLong();
                    points += line.path("to").asString().equals("TRANSIT") ? moved : 0;
                    points -= line.path("from").asString().equals("TRANSIT") ? moved : 0;
                }
            }
        }
        return points;
    }

    static String body(String to, long points) {
        return "{'toCustomerId':'" + to + "','points':" + points + "}";
    }

    HttpResponse<String> transfer(String from, String to, long points, String key) {
        return SpendingStage.patiently(
                () -> loyalty.post("/members/" + from + "/transfers", body(to, points), "Idempotency-Key", key));
    }

    void assertBalances(long ofGiver, long ofReceiver) {
        assertThat(loyalty.balance(giver)).as("giver").isEqualTo(ofGiver);
        assertThat(loyalty.balance(receiver)).as("receiver").isEqualTo(ofReceiver);
    }

    void assertSound() {
        assertSound(giver, receiver);
    }

    void assertSound(String... customers) {
        for (String customer : customers) {
            assertThat(loyalty.proof(customer).path("violations")).isEmpty();
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
