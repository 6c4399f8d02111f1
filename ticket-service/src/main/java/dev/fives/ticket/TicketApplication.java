package dev.fives.ticket;

import dev.fives.kit.app.FivesApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Service: tickets of every kind and channel, complaints by their stages. */
@SpringBootApplication
public class TicketApplication {
    public static final String NAME = "ticket-service";

    public static void main(String[] args) {
        FivesApplication.run(TicketApplication.class, NAME, args);
    }
}
