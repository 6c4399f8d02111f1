package dev.fives.segmentation.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fives.segmentation.analytics.model.CustomerGroup;
import dev.fives.segmentation.analytics.model.GroupSettings;
import dev.fives.segmentation.analytics.model.Person;
import dev.fives.segmentation.analytics.model.Trait;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GroupSearchTest {

    private static final Map<Trait, String> PLANTED =
            Map.of(Trait.GENDER, "FEMALE", Trait.AGE, "25-34", Trait.OCCUPATION, "WHITE_COLLAR");

    private final GroupSearch search = new GroupSearch(new GroupSettings(0.05, 4, 0.01, 10));
    private final Random random = new Random(11);

    @Test
    void sixtyInAHundredAlike_areTheFirstGroup() {
        for (int i = 0; i < 500; i++) {
            search.add(new Person("cus_" + i, i < 300 ? PLANTED : anybody()), true);
        }

        var first = search.groups().getFirst();

        assertThat(first.traits()).isEqualTo(PLANTED);
        assertThat(first.share()).isBetween(0.6, 0.63);
        assertThat(first.index()).as("everybody buys").isEqualTo(100);
        assertThat(first.lift()).isGreaterThan(1.2);
        assertThat(first.beyondChance()).isTrue();
        assertThat(first.pValue()).isLessThan(1e-6);
    }

    @Test
    void groupThatBuysMoreThanOthers_hasAnIndexAboveAHundred() {
        for (int i = 0; i < 1_000; i++) {
            search.add(new Person("cus_" + i, i < 300 ? PLANTED : anybody()), i < 150 || i >= 900);
        }

        var first = search.groups().getFirst();

        assertThat(first.traits()).isEqualTo(PLANTED);
        assertThat(first.index()).isCloseTo(100 * 0.6 / 0.3, within(20.0));
    }

    @Test
    void peopleOfChance_haveTheirLargestTraitFirst() {
        for (int i = 0; i < 1_000; i++) {
            search.add(new Person("cus_" + i, i % 10 < 6 ? Map.of(Trait.CITY, "Beijing") : Map.of()), i % 2 == 0);
        }

        assertThat(search.groups()).hasSize(1);
        assertThat(search.groups().getFirst().share()).isEqualTo(0.6);
        assertThat(search.groups().getFirst().index()).isEqualTo(100);
        assertThat(search.groups().getFirst().beyondChance()).isFalse();
    }

    /** The promise of the level: of a hundred companies whose traits say nothing, at most about one is told of a group. */
    @Test
    void groupsOfChance_areBeyondItNoMoreOftenThanTheLevelSays() {
        int wrong = 0;
        for (int company = 0; company < 1_000; company++) {
            var chance = new GroupSearch(new GroupSettings(0.05, 4, 0.01, 10));
            for (int i = 0; i < 200; i++) {
                chance.add(new Person("cus_" + i, anybody()), random.nextInt(3) == 0);
            }
            wrong += chance.groups().stream().anyMatch(CustomerGroup::beyondChance) ? 1 : 0;
        }
        assertThat(wrong).isLessThanOrEqualTo(20);
    }

    /** What was looked at and thrown away might have stood out as well. */
    @Test
    void pValue_isCorrectedForTheSmallGroupsToo() {
        for (int i = 0; i < 100; i++) {
            var city = i < 30 ? "Beijing" : "Village " + i;
            search.add(new Person("cus_" + i, Map.of(Trait.CITY, city)), i < 15 || i >= 80);
        }
        var alone = new GroupSearch(new GroupSettings(0.05, 4, 0.01, 10));
        for (int i = 0; i < 100; i++) {
            alone.add(new Person("cus_" + i, i < 30 ? Map.of(Trait.CITY, "Beijing") : Map.of()), i < 15 || i >= 80);
        }

        assertThat(alone.groups().getFirst().pValue()).isBetween(0.04, 0.1);
        assertThat(search.groups().getFirst().pValue()).isEqualTo(1);
        assertThat(search.groups().getFirst().beyondChance()).isFalse();
    }

    private Map<Trait, String> anybody() {
        return Map.of(
                Trait.GENDER, random.nextBoolean() ? "FEMALE" : "MALE",
                Trait.AGE, Person.ageBand(18 + random.nextInt(50)),
                Trait.OCCUPATION, random.nextBoolean() ? "WHITE_COLLAR" : random.nextBoolean() ? "WORKER" : "STUDENT");
    }
}
