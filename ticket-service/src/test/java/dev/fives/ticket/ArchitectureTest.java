package dev.fives.ticket;

import dev.fives.kit.test.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void layers_timeAndFramework_areKeptApart() {
        ArchitectureRules.check("dev.fives.ticket");
    }
}
