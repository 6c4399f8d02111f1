package dev.fives.acceptance.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Where one customer stands, worked out from purchases, answers and tickets as the documents define it. */
final class Standing {

    private static final Duration SCORE_COUNTS = Duration.ofDays(30);
    private static final Duration CLOSED_COUNTS = Duration.ofDays(90);
    private static final BigDecimal HIGH_VALUE_FROM = BigDecimal.valueOf(5000);
    private static final long SLEEPING_AFTER_DAYS = 180;

    private final String customerId;
    private final Listed listed;
    private final List<JsonNode> counting;

    Standing(String customerId, Listed listed) {
        this.customerId = customerId;
        this.listed = listed;
        this.counting =
                own(listed.purchases()).filter(one -> net(one).signum() > 0).toList();
    }

    private Stream<JsonNode> own(List<JsonNode> items) {
        return items.stream()
                .filter(item -> item.path("customerId").asString("").equals(customerId));
    }

    static BigDecimal net(JsonNode purchase) {
        return new BigDecimal(purchase.at("/net/amount").stringValue());
    }

    String band() {
        Instant from = listed.now()
                .minus(Duration.ofDays(listed.bands().path("windowDays").longValue()));
        long inWindow = counting.stream()
                .filter(one -> at(one, "orderedAt").isAfter(from))
                .count();
        if (inWindow >= listed.bands().path("highFrom").longValue()) {
            return "HIGH";
        }
        return inWindow >= listed.bands().path("mediumFrom").longValue() ? "MEDIUM" : "LOW";
    }

    String risk() {
        boolean high = own(listed.answers()).anyMatch(this::worries)
                || own(listed.tickets()).anyMatch(one -> isComplaint(one) && !isClosed(one));
        boolean medium = own(listed.tickets()).anyMatch(this::worried);
        return high ? "HIGH" : medium ? "MEDIUM" : "LOW";
    }

    /** A bad answer of the last days, with no closed ticket. */
    private boolean worries(JsonNode answer) {
        return answer.path("sentiment").stringValue().equals("NEGATIVE")
                && listed.now().isBefore(at(answer, "at").plus(SCORE_COUNTS))
                && own(listed.tickets())
                        .filter(Standing::isClosed)
                        .noneMatch(ticket -> ticket.path("responseId")
                                .asString("")
                                .equals(answer.path("id").stringValue()));
    }

    private boolean worried(JsonNode ticket) {
        return isClosed(ticket)
                && (isComplaint(ticket) || ticket.path("responseId").isString())
                && listed.now().isBefore(at(ticket, "closedAt").plus(CLOSED_COUNTS));
    }

    /** Codes of the segments that the demonstration publishes, and of the one that is there from the start. */
    List<String> segments() {
        BigDecimal spent = counting.stream().map(Standing::net).reduce(BigDecimal.ZERO, BigDecimal::add);
        Optional<Instant> last =
                counting.stream().map(one -> at(one, "orderedAt")).max(Comparator.naturalOrder());
        boolean sleeping = last.filter(at -> Duration.between(at, listed.now()).toDays() > SLEEPING_AFTER_DAYS)
                .isPresent();
        return Stream.of(
                        risk().equals("HIGH") ? "at-risk" : "",
                        spent.compareTo(HIGH_VALUE_FROM) >= 0 ? "high-value" : "",
                        band().equals("LOW") ? "" : "regulars",
                        sleeping ? "sleeping" : "")
                .filter(code -> !code.isEmpty())
                .toList();
    }

    static boolean isComplaint(JsonNode ticket) {
        return ticket.path("kind").stringValue().equals("COMPLAINT");
    }

    static boolean isClosed(JsonNode ticket) {
        return ticket.path("status").stringValue().equals("CLOSED");
    }

    private static Instant at(JsonNode item, String field) {
        return Instant.parse(item.path(field).stringValue());
    }
}
