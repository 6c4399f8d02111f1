package dev.fives.gateway;

import dev.fives.kit.app.FivesApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The gateway of Fives. */
@SpringBootApplication
public class GatewayApplication {
    public static void main(String[] args) {
        FivesApplication.run(GatewayApplication.class, "gateway", args);
    }
}
