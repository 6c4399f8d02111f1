package dev.fives.segmentation.profile.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LunarDateTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
        # New Year, Dragon Boat, Mid-Autumn
        2000-01-01, 2000-02-05
        2024-01-01, 2024-02-10
        2024-05-05, 2024-06-10
        1990-08-15, 1990-10-03
        # after the leap month of 2023 (a second one of month 2)
        2023-02-15, 2023-03-06
        2023-03-15, 2023-05-04
        # the last day of the year of the Rat falls into the next Gregorian year
        2020-12-30, 2021-02-11
        # month 12 of 2021 has 29 days
        2021-12-30, 2022-01-31
        # new moons close to midnight, which less exact calendars have on another day
        2027-01-01, 2027-02-06
        2030-01-01, 2030-02-03
        # births of long ago
        1949-08-10, 1949-10-01
        1966-07-29, 1966-09-13
        """)
    void gregorian_isTheSameDay(String lunar, String gregorian) {
        assertThat(LunarDate.gregorian(lunar)).isEqualTo(gregorian);
    }
}
