package dev.fives.loyalty.statement.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.loyalty.account.model.Holdings;
import dev.fives.loyalty.account.model.Points;
import dev.fives.loyalty.account.model.Standpoint;
import dev.fives.loyalty.account.model.WalletTerms;
import dev.fives.loyalty.account.model.WalletTerms.Shortfall;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosingTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private final Closing closing = new Closing(Duration.ofHours(1));

    @ParameterizedTest
    @CsvSource({
        "2026-10-31T23:59:59, 2026-10-31, false",
        // an instance whose clock is behind may still book on the 31st
        "2026-11-01T00:00:00, 2026-10-31, false",
        "2026-11-01T00:59:59, 2026-10-31, false",
        "2026-11-01T01:00:00, 2026-10-31, true",
        // the account is further than that
        "2026-11-01T00:00:00, 2026-11-01, true",
        "2026-10-31T23:59:00, 2026-11-01, true",
        "2026-11-20T00:00:00, 2026-10-02, true"
    })
    void LOY_29_month_isClosed_whenNothingCanBeBookedInItAnyMore(String now, LocalDate settledTo, boolean closed) {
        Instant instant = java.time.LocalDateTime.parse(now).atZone(ZONE).toInstant();
        WalletTerms terms = new WalletTerms(ZONE, 0, null, 30, Shortfall.ALLOW_NEGATIVE, 300);
        Holdings holdings =
                new Holdings(new TreeMap<>(), new TreeMap<>(), Points.ZERO, Points.ZERO, settledTo, LocalDate.MIN);

        assertThat(closing.isClosed(
                        YearMonth.parse("2026-10"), new Standpoint(holdings, terms, terms.day(instant)), instant))
                .isEqualTo(closed);
    }
}
