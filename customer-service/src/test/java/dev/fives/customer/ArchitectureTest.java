package dev.fives.customer;

import dev.fives.kit.test.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void service_followsTheRulesOfTheHouse() {
        ArchitectureRules.check("dev.fives.customer");
    }
}
