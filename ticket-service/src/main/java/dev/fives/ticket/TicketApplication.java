package dev.fives.ticket;

import dev.fives.kit.app.FivesApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The ticket service: as small as a health answer yet. */
@SpringBootApplication
public class TicketApplication {
    public static void main(String[] args) {
        FivesApplication.run(TicketApplication.class, "ticket-service", args);
    }
}
