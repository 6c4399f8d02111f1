package dev.fives.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.customer.CustomerAttributes;
import dev.fives.contracts.customer.CustomerChanged;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What a day costs the database on which many have their birthday. */
class CommandsOfCareIT {
    private static final int CUSTOMERS = 400;
    /** Seen: half a command, most of it to take events out of the outbox as the broker acknowledges them. */
    private static final double COMMANDS_A_TASK = 0.9;

    @Test
    void birthdayOfMany_takesFewCommandsForEach() {
        List<String> settings = new ArrayList<>(LocalBackends.settings());
        settings.add("fives.due.poll-interval=250ms");
        settings.add("fives.loyalty.care-plan.plans-max-age=250ms");
        try (RunningLoyalty loyalty = new RunningLoyalty(settings)) {
            assertThat(loyalty.post("/care-plans", "{'kind':'BIRTHDAY','channel':'EMAIL','localTime':'09:00'}")
                            .statusCode())
                    .isEqualTo(201);
            IntStream.range(0, CUSTOMERS).forEach(i -> hears(loyalty, "cus_many_" + i));
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
        }
    }

    private static void hears(RunningLoyalty loyalty, String customerId) {
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

    /** As in {@code find care_tasks}. */
    private static String name(String command) {
        String[] parts = command.split("\"", 5);
        return parts[1] + " " + parts[3];
    }
}
