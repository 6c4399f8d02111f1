package dev.fives.acceptance.chaos;

import java.math.BigDecimal;

/** A command that somebody was told has taken effect; one line of the journal. */
sealed interface Acknowledged {

    /** @param version that the customer had with this command, or a higher one */
    record Customer(String id, long version) implements Acknowledged {}

    record Purchase(String id, String customerId, BigDecimal total) implements Acknowledged {}

    record Refund(String purchaseId, BigDecimal amount) implements Acknowledged {}

    record Ticket(String id, long version) implements Acknowledged {}

    record Feedback(String id, long version) implements Acknowledged {}

    default String line() {
        return switch (this) {
            case Customer it -> "customer " + it.id() + ' ' + it.version();
            case Purchase it -> "purchase " + it.id() + ' ' + it.customerId() + ' ' + it.total();
            case Refund it -> "refund " + it.purchaseId() + ' ' + it.amount();
            case Ticket it -> "ticket " + it.id() + ' ' + it.version();
            case Feedback it -> "feedback " + it.id() + ' ' + it.version();
        };
    }

    static Acknowledged of(String line) {
        String[] words = line.split(" ", -1);
        return switch (words[0]) {
            case "customer" -> new Customer(words[1], Long.parseLong(words[2]));
            case "purchase" -> new Purchase(words[1], words[2], new BigDecimal(words[3]));
            case "refund" -> new Refund(words[1], new BigDecimal(words[2]));
            case "ticket" -> new Ticket(words[1], Long.parseLong(words[2]));
            case "feedback" -> new Feedback(words[1], Long.parseLong(words[2]));
            default -> throw new IllegalArgumentException("journal: " + line);
        };
    }
}
