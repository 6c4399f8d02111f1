package dev.fives.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreProcessTest {
    @Test
    void parse_readsAllArguments() {
        assertThat(StoreProcess.parse(List.of("--data", "d", "--port", "7", "--fsync")))
                .isEqualTo(new LocalStoreConfig(Path.of("d"), 7, true));
    }

    @Test
    void parse_refusesUnknownArgument() {
        assertThatThrownBy(() -> StoreProcess.parse(List.of("--dta", "d")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--dta");
    }
}
