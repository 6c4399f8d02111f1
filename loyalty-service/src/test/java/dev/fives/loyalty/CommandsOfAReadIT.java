package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.Eventually;
import dev.fives.loyalty.account.app.Accounts;
import dev.fives.loyalty.account.app.PointsLedger;
import dev.fives.loyalty.account.app.Wallets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.HttpStatus;

/** What it costs the database to tell a balance, with a long life behind it. */
@ExtendWith(LoyaltyAsShipped.class)
class CommandsOfAReadIT {
    /**
     * More than the store answers at once. Events of one account go to the topic one after the other, so 10,000 take a
     * minute: -Dledger.entries=10000.
     */
    private static final int LONG_LIFE = Integer.getInteger("ledger.entries", 500);

    private final String customer = "cus_long_life";
    private RunningLoyalty loyalty = LoyaltyAsShipped.loyalty();

    @Test
    void LO2_balance_isReadWithTwoCommandsAtMost_howeverLongTheLedgerIs() {
        String brief = customer + "_brief";
        new Gifts(loyalty).fill(brief, 10);
        new Gifts(loyalty).fill(customer, LONG_LIFE);
        loyalty.awaitKept();

        assertThat(commandsOfARead(brief)).as("10 entries, remembered").hasSize(1);
        assertThat(commandsOfARead(customer)).as("a long life, remembered").hasSize(1);

        loyalty = LoyaltyAsShipped.restart();
        loyalty.awaitKept();
        // the first sum reads every account, and its commands would be taken for those of the read
        Eventually.until(DEADLINE, () -> loyalty.get("/reports/liability").statusCode() == HttpStatus.OK.value());

        // one where its state was written again since, which reads it too
        assertThat(commandsOfARead(brief)).as("10 entries").hasSizeBetween(1, 2);
        assertThat(commandsOfARead(customer)).as("a long life").hasSizeBetween(1, 2);
        assertThat(loyalty.balance(customer)).isEqualTo(LONG_LIFE);
    }

    private List<String> commandsOfARead(String of) {
        String account = loyalty.bean(Accounts.class).of(of).id();
        int before = loyalty.commands.size();
        assertThat(loyalty.bean(PointsLedger.class).now(of, Wallets.POINTS).block(DEADLINE))
                .isNotNull();
        return loyalty.commands.stream()
                .skip(before)
                .filter(command -> command.contains(account))
                .toList();
    }
}
