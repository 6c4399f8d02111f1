package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static dev.fives.loyalty.RunningLoyalty.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.id.Ids;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.loyalty.account.app.Accounts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a purchase costs the database, from its record to points and state; docs/guarantees.md says why. */
@ExtendWith(LoyaltyAsShipped.class)
class CommandsOfAPurchaseIT {
    private static final String CUSTOMER = "cus_commands";
    private static final String FIRST = "pur_commands_1";
    private static final String SECOND = "pur_commands_2";
    private static final String HEAD = "find ledger_heads by id";
    private static final String END = "find ledger by id";

    private final RunningLoyalty loyalty = LoyaltyAsShipped.loyalty();
    private final String account = loyalty.bean(Accounts.class).of(CUSTOMER).id();
    private final String member = loyalty.bean(Ids.class).derived("mem", "default", CUSTOMER);

    @Test
    void firstPurchase_takesSeven_theNextThree_andTheOwnTopicIsCountedApart() {
        int start = loyalty.commands.size();
        loyalty.hears(purchase(FIRST, CUSTOMER, 1, "10.00"));

        Eventually.asserted(
                DEADLINE,
                () -> assertThat(updates(own(start))).containsExactlyInAnyOrder("update ledger", "update members"));
        List<String> names = upToTheEntry(own(start));
        assertThat(names).containsSubsequence(HEAD, END, "insert members", "find ledger", "insert ledger");
        // the state topic may ask for the account's end at the same time
        assertThat(names).filteredOn(HEAD::equals).hasSizeBetween(1, 2);
        assertThat(names).filteredOn(END::equals).hasSizeBetween(1, 2);
        assertThat(names)
                .filteredOn(name -> !name.equals(HEAD) && !name.equals(END))
                .containsExactly("insert members", "find ledger", "insert ledger");

        loyalty.awaitIdle();
        int warm = loyalty.commands.size();
        loyalty.hears(purchase(SECOND, CUSTOMER, 1, "10.00"));

        String entry = account + ":";
        Eventually.asserted(
                DEADLINE,
                () -> assertThat(since(warm)
                                .filter(command -> command.contains(SECOND)
                                        || (command.startsWith("{\"update\"") && command.contains(entry)))
                                .filter(command -> !isOfTheOwnTopic(command))
                                .map(CommandsOfAPurchaseIT::name))
                        .containsExactly("find ledger", "insert ledger", "update ledger"));
        Eventually.asserted(DEADLINE, () -> {
            assertThat(indexed("account/" + account)).isEqualTo(2);
            assertThat(indexed("member/" + member)).isEqualTo(1);
            assertThat(since(warm).filter(command -> command.contains("state topic") && command.contains(member)))
                    .isNotEmpty();
        });
    }

    /** One event from its record to the entry's mark: what a backlog of 100,000 is multiplied by. */
    @Test
    void purchase_takesThreeCommandsOnAWarmAccount() {
        String id = "cus_warm";
        loyalty.hears(purchase("pur_warm_1", id, 1, "1.00"));
        awaitBalance(id, 1);
        loyalty.awaitIdle();
        String bought = "pur_warm_2";

        loyalty.hears(purchase(bought, id, 1, "268.50"));
        awaitBalance(id, 269);
        String entryId = loyalty.ledger(id).get(0).path("entryId").asString();

        Eventually.asserted(
                DEADLINE, () -> assertThat(commandsFor(bought, entryId)).containsExactly("find", "insert", "update"));
    }

    private void awaitBalance(String id, long balance) {
        Eventually.asserted(DEADLINE, () -> assertThat(loyalty.balance(id)).isEqualTo(balance));
    }

    private List<String> commandsFor(String bought, String entryId) {
        return loyalty.commands.stream()
                .filter(command -> command.contains(command.startsWith("{\"update\"") ? entryId : bought))
                .map(command -> command.substring(2, command.indexOf('"', 2)))
                .toList();
    }

    /** Events of the aggregate that were written to the index; each once. */
    private long indexed(String aggregate) {
        return loyalty.commands.stream()
                .filter(command -> command.contains("\"event_index\""))
                .mapToLong(command -> command.split(aggregate + "#", -1).length - 1L)
                .sum();
    }

    private List<String> own(int start) {
        return since(start)
                .filter(command -> Stream.of(CUSTOMER, FIRST, account, member).anyMatch(command::contains))
                .filter(command -> !isOfTheOwnTopic(command))
                .map(CommandsOfAPurchaseIT::name)
                .toList();
    }

    private Stream<String> since(int start) {
        return List.copyOf(loyalty.commands).stream().skip(start);
    }

    private static boolean isOfTheOwnTopic(String command) {
        return command.contains("\"event_index\"") || command.contains("state topic");
    }

    private static List<String> updates(List<String> names) {
        return names.stream().filter(name -> name.startsWith("update")).toList();
    }

    /** The member's event may be acknowledged before the entry is written, or after. */
    private static List<String> upToTheEntry(List<String> names) {
        return names.subList(0, names.indexOf("insert ledger") + 1).stream()
                .filter(name -> !name.startsWith("update"))
                .toList();
    }

    /** As in {@code {"find": "ledger", …}}. */
    private static String name(String command) {
        String[] parts = command.split("\"", 5);
        String name = parts[1] + " " + parts[3];
        return command.contains("\"filter\": {\"_id\"") ? name + " by id" : name;
    }
}
