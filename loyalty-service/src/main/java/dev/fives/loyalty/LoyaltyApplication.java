package dev.fives.loyalty;

import dev.fives.kit.app.FivesApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The loyalty service: members, their points, and care. */
@SpringBootApplication
public class LoyaltyApplication {
    public static void main(String[] args) {
        FivesApplication.run(LoyaltyApplication.class, "loyalty-service", args);
    }
}
