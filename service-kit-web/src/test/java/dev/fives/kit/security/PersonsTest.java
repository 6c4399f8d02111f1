package dev.fives.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class PersonsTest {
    private static final String HASH = "0".repeat(64);

    @Test
    void keyOfAPerson_isThatPerson_andAMachineIsNobody() {
        Persons persons = new Persons(List.of(
                new ApiKey("anna-script", HASH, List.of("agent"), "anna"),
                new ApiKey("shop", HASH, List.of("agent"), null)));

        assertThat(persons.of("anna")).contains("anna");
        assertThat(persons.of("key:anna-script")).contains("anna");
        assertThat(persons.of("key:shop")).isEmpty();
    }

    @Test
    void owner_isAPersonAndNoKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApiKey("one", HASH, List.of("agent"), "key:other"))
                .withMessageContaining("owner of one");
    }
}
