package dev.fives.kit.messages;

import dev.fives.kit.test.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void kit_followsTheRulesOfTheHouse() {
        ArchitectureRules.check("dev.fives.kit.messages");
    }
}
