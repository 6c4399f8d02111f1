package dev.fives.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.customer.CustomerAttributes;
import dev.fives.contracts.customer.CustomerChanged;
import dev.fives.kit.test.stack.Eventually;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a day costs the database on which many have their birthday; the only class of its service that moves time. */
@ExtendWith(LoyaltyAsShipped.class)
class CommandsOfCareIT {
    private static final int CUSTOMERS = 400;
    /** Seen: half a command, most of it to take events out of the outbox as the broker acknowledges them. */
    private static final double COMMANDS_A_TASK = 0.9;

    private final RunningLoyalty loyalty = LoyaltyAsShipped.loyalty();

    @Test
    void birthdayOfMany_takesFewCommandsForEach() {
        HttpResponse<String> plan =
                loyalty.post("/care-plans", "{'kind':'BIRTHDAY','channel':'EMAIL','localTime':'09:00'}");
        assertThat(plan.statusCode()).as(plan.body()).isEqualTo(201);
        IntStream.range(0, CUSTOMERS).forEach(i -> hears("cus_many_" + i));
        loyalty.awaitIdle();
        int start = loyalty.commands.size();

        loyalty.clock.set(Instant.parse("2026-03-03T01:00:00Z"));
        Document due = new Document("state.status", "DUE");
        Eventually.until("due", RunningLoyalty.DEADLINE, () -> loyalty.count("care_tasks", due) == CUSTOMERS);
        Document waiting = new Document("state.nextDueAt", new Document("$lte", loyalty.clock.instant()));
        Eventually.until("moved on", RunningLoyalty.DEADLINE, () -> loyalty.count("care_calendar", waiting) == 0);
        loyalty.awaitIdle();

        Map<String, Long> commands = List.copyOf(loyalty.commands).stream()
                .skip(start)
                .filter(command -> command.contains("\"care_") && !command.contains("aggregate"))
                .map(CommandsOfCareIT::name)
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        long all = commands.values().stream().mapToLong(Long::longValue).sum();
        assertThat(all / (double) CUSTOMERS).as(commands.toString()).isLessThan(COMMANDS_A_TASK);
        assertThat(loyalty.delete(header(plan, "Location"), header(plan, "ETag"))
                        .statusCode())
                .isEqualTo(204);
    }

    private void hears(String customerId) {
        var birth = new CustomerAttributes.BirthDate("1990-03-03", "GREGORIAN");
        var after = new CustomerAttributes(
                "PERSON", "NEW", birth, null, null, null, null, null, null, "Asia/Shanghai", null, null);
        loyalty.hears(
                EventTypes.CUSTOMER_CREATED,
                new CustomerChanged(customerId, 1, false, List.of(), null, after),
                "customer",
                customerId,
                1,
                customerId);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }

    /** As in {@code find care_tasks}. */
    private static String name(String command) {
        String[] parts = command.split("\"", 5);
        return parts[1] + " " + parts[3];
    }
}
