package dev.fives.ticket.ticket.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TicketNumberTest {

    @Test
    void TKT_05_number_isShortAndHasNoSignsThatLookAlike() {
        assertThat(IntStream.range(0, 2000).mapToObj(i -> TicketNumber.of("tic_" + i, 1)))
                .allMatch(number -> number.matches("T-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}"));
    }

    @Test
    void TKT_05_number_isTheSameAgain_andAnotherForTheNextAttempt() {
        assertThat(TicketNumber.of("tic_1", 1)).isEqualTo(TicketNumber.of("tic_1", 1));
        assertThat(TicketNumber.of("tic_1", 2)).isNotEqualTo(TicketNumber.of("tic_1", 1));
        assertThat(IntStream.range(0, 2000)
                        .mapToObj(i -> TicketNumber.of("tic_" + i, 1))
                        .collect(Collectors.toSet()))
                .hasSize(2000);
    }

    @Test
    void TKT_05_number_mayBeTypedCarelessly() {
        assertThat(TicketNumber.typed(" t-7k3m-9qxd ")).isEqualTo("T-7K3M-9QXD");
    }
}
