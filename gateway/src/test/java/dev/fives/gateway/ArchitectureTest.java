package dev.fives.gateway;

import dev.fives.kit.test.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void gateway_keepsTheRulesOfTheHouse() {
        ArchitectureRules.check("dev.fives.gateway");
    }

    @Test
    void webKit_keepsTheRulesOfTheHouse() {
        for (String part : new String[] {
            "app", "config", "http", "id", "log", "paging", "problem", "request", "security", "time", "web"
        }) {
            ArchitectureRules.check("dev.fives.kit." + part);
        }
    }
}
