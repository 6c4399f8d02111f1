package dev.fives.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a purchase costs the database, from its record to the profile; docs/guarantees.md says why. */
@ExtendWith(LocalBackends.class)
class CommandsOfAPurchaseIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String CUSTOMER = "cus_commands";
    private static final int TRIES = 30;
    /** Of each event, here. */
    private static final int DELIVERIES = 3;

    private static final String WRITE = "update profiles";
    private static final List<String> EXPECTED =
            List.of("find profiles", "insert purchaseFacts", WRITE, "find basis", "update purchaseFacts");

    private final RunningService service = RunningService.still();

    /** A new ranking's walk may read and write the profile at the same time: bought again until one is seen alone. */
    @Test
    void purchaseOfAKnownCustomer_takesFive_andARepeatThree() {
        hear("pur_commands0");
        Map<String, List<String>> each = new LinkedHashMap<>();
        for (int i = 1; i <= TRIES && !each.containsValue(EXPECTED); i++) {
            each.put("pur_commands" + (100 + i), commandsUpToTheMark("pur_commands" + (100 + i)));
        }

        assertThat(each).containsValue(EXPECTED);
        String alone = each.keySet().stream().reduce((_, last) -> last).orElseThrow();
        assertThat(naming(alone, "insert purchaseFacts")).as("one a delivery").isEqualTo(DELIVERIES);
        assertThat(naming(alone, "find purchaseFacts")).as("one a repeat").isEqualTo(DELIVERIES - 1);
        assertThat(naming(alone, "update purchaseFacts")).isEqualTo(1);
    }

    private List<String> commandsUpToTheMark(String purchaseId) {
        int start = service.commands().size();
        hear(purchaseId);
        List<String> names = service.commands().stream()
                .skip(start)
                .filter(command -> command.contains(CUSTOMER)
                        || command.contains(purchaseId)
                        || command.contains("\"find\": \"basis\""))
                .filter(command -> !command.contains("state topic")
                        && !command.contains("\"event_index\"")
                        && !command.contains("$pull"))
                .map(CommandsOfAPurchaseIT::name)
                .toList();
        return names.subList(0, names.indexOf("update purchaseFacts") + 1);
    }

    /** Done when the last repeat has found the fact; one that met a walk has looked for it more often. */
    private void hear(String purchaseId) {
        service.topics().recorded(CUSTOMER, purchaseId, RunningService.START, "5.00");
        Eventually.until(
                "repeats",
                SOON,
                () -> naming(purchaseId, "insert purchaseFacts") >= DELIVERIES
                        && naming(purchaseId, "find purchaseFacts") >= DELIVERIES - 1);
    }

    private long naming(String purchaseId, String name) {
        return service.commands().stream()
                .filter(command -> command.contains(purchaseId) && name(command).equals(name))
                .count();
    }

    /** As in {@code find {"find": "profiles", …}}. While an event of it is on its way, a profile is written alone. */
    private static String name(String command) {
        String[] parts = command.split("\"", 5);
        String name = parts[1] + " " + parts[3];
        return name.equals("findAndModify profiles") ? WRITE : name;
    }
}
