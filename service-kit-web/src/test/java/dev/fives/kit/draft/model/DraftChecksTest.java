package dev.fives.kit.draft.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DraftChecksTest {
    private final List<String> noted = new ArrayList<>();
    private final DraftChecks checks = new DraftChecks((pointer, detail) -> noted.add(pointer + " " + detail));

    private enum Tea {
        GREEN,
        BLACK
    }

    @Test
    void whatIsFine_isGivenBack_andNothingIsNoted() {
        assertThat(checks.code("/tea", "GREEN", Tea.class)).isEqualTo(Tea.GREEN);
        assertThat(checks.code("/tea", null, Tea.class)).isNull();
        assertThat(checks.atMost("/name", "龙井", 2)).isEqualTo("龙井");
        assertThat(checks.atMost("/name", null, 0)).isNull();
        assertThat(checks.list("/tags", List.of("a", "b"), 2)).containsExactly("a", "b");
        assertThat(checks.list("/tags", null, 0)).isEmpty();

        assertThat(noted).isEmpty();
        assertThat(checks.allFine()).isTrue();
    }

    @Test
    void unknownCode_isAbsent_andTheRefusalNamesAllThatThereAre() {
        assertThat(checks.code("/cup/tea", "green", Tea.class)).isNull();

        assertThat(noted).containsExactly("/cup/tea tea: green (expected: one of [GREEN, BLACK])");
        assertThat(checks.allFine()).isFalse();
    }

    @Test
    void length_isCountedInCharacters_notInTheirHalves() {
        assertThat(checks.atMost("/name", "🍵🍵", 2)).isEqualTo("🍵🍵");
        assertThat(checks.atMost("/name", "🍵🍵🍵", 2)).isNull();

        assertThat(noted).containsExactly("/name name: 3 characters (expected: at most 2)");
    }

    @Test
    void listThatIsTooLong_isEmpty_andOneWithANullHasTheRest() {
        assertThat(checks.list("/tags", List.of("a", "b", "c"), 2)).isEmpty();
        assertThat(checks.list("/tags", Arrays.asList("a", null), 2)).containsExactly("a");

        assertThat(noted)
                .containsExactly(
                        "/tags tags: 3 elements (expected: at most 2)",
                        "/tags tags: null (expected: no element that is null)");
    }

    @Test
    void refusal_showsSixtyCharactersOfTheValue_andSaysWhereThereIsNone() {
        checks.refuse("/a/b", "x".repeat(61), "less");
        checks.refuse("/a/0", "colour", null, "one");

        assertThat(noted)
                .containsExactly(
                        "/a/b b: " + "x".repeat(60) + " (expected: less)", "/a/0 colour: absent (expected: one)");
    }

    @Test
    void check_notesWhatIsNotFine() {
        Refusals refusals = (pointer, detail) -> noted.add(pointer + " " + detail);

        refusals.check(true, "/a", "a: fine");
        refusals.check(false, "/b", "b: not");

        assertThat(noted).containsExactly("/b b: not");
    }
}
