package dev.fives.segmentation;

import dev.fives.kit.test.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void service_keepsTheRulesOfTheHouse() {
        ArchitectureRules.check("dev.fives.segmentation");
    }
}
