package dev.fives.customer;

import dev.fives.kit.app.FivesApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Relationship: customers, purchases, imports. */
@SpringBootApplication
public class CustomerApplication {
    /** The name of the application and of its configuration file. */
    public static final String NAME = "customer-service";

    public static void main(String[] args) {
        FivesApplication.run(CustomerApplication.class, NAME, args);
    }
}
