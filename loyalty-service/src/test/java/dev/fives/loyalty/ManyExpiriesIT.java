package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static dev.fives.loyalty.RunningLoyalty.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A day on which many accounts lose points: what it costs the store. On a service of its own, for the clock is too. */
class ManyExpiriesIT {
    private static final int ACCOUNTS = 150;
    private static final Instant BOUGHT = Instant.parse("2025-12-15T10:00:00Z");

    @Test
    void LOY_05_manyAccountsLosePointsOnOneDay_eachOnce_andShareTheirCommands() {
        try (RunningLoyalty loyalty = RunningLoyalty.asShipped(LocalBackends.settings())) {
            ProgramTerms.put(loyalty, "{'expiresAfterMonths':6,'warnDays':30}");
            loyalty.clock.set(BOUGHT);
            List<String> all =
                    IntStream.range(0, ACCOUNTS).mapToObj(i -> "cus_many_" + i).toList();
            all.forEach(who -> loyalty.hears(purchase("pur_" + who, who, 1, "100.00", BOUGHT), BOUGHT));
            loyalty.awaitIdle();
            loyalty.clock.set(Instant.parse("2026-06-10T10:00:00Z"));
            awaitSaid(loyalty, EventTypes.POINTS_EXPIRING.name());
            loyalty.awaitIdle();

            int before = loyalty.commands.size();
            loyalty.clock.set(Instant.parse("2026-07-02T10:00:00Z"));
            awaitSaid(loyalty, EventTypes.POINTS_EXPIRED.name());

            List<String> commands = loyalty.commands.stream()
                    .skip(before)
                    .filter(command -> command.contains("acc_"))
                    .toList();
            // each has its head, its last entries, its fact, its entry, its mark and its next day looked at or written
            assertThat(commands)
                    .as(() -> commands.stream()
                            .map(command -> command.substring(0, Math.min(60, command.length())))
                            .collect(Collectors.joining("\n")))
                    .hasSizeLessThan(ACCOUNTS);
            assertThat(loyalty.proof(all.getLast()).path("sumOfDeltas").asLong())
                    .isZero();
        }
    }

    private static void awaitSaid(RunningLoyalty loyalty, String type) {
        Eventually.asserted(
                DEADLINE,
                () -> assertThat(loyalty.said().stream()
                                .filter(event -> event.type().equals(type))
                                .map(event -> event.key()))
                        .hasSize(ACCOUNTS)
                        .doesNotHaveDuplicates());
    }
}
