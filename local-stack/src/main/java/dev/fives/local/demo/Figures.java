package dev.fives.local.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What the API says in the end, counted together. Nothing here is remembered from the seeding.
 *
 * @param segments members of each segment in force, by code
 * @param complaintHours from opening to closing, of each complaint that was closed, sorted
 * @param example the first complaint after a bad answer that was made good and closed
 */
record Figures(
        Sums sums,
        List<Satisfaction> satisfaction,
        Map<String, Long> segments,
        int tickets,
        int ticketsFromAnswers,
        int complaints,
        int complaintsOpen,
        List<Duration> complaintTimes,
        Optional<JsonNode> example) {

    /** Counted customer by customer. */
    static final class Sums {
        int customers;
        int chinese;
        int purchases;
        int refunded;
        BigDecimal worth = BigDecimal.ZERO;
        long pointsIssued;
        long pointsOfRemedies;
        long pointsTakenBack;
        long pointsNow;
        int invitations;
        int answers;
        final Map<String, Integer> bands = new TreeMap<>();
        final Map<String, Integer> risks = new TreeMap<>();

        private synchronized void add(
                JsonNode customer, List<JsonNode> bought, List<JsonNode> ledger, JsonNode profile) {
            customers++;
            chinese += customer.path("locale").asString("").startsWith("zh") ? 1 : 0;
            purchases += bought.size();
            for (JsonNode one : bought) {
                worth = worth.add(new BigDecimal(one.at("/net/amount").asString("0")));
                refunded += one.path("refunds").isEmpty() ? 0 : 1;
            }
            ledger.forEach(this::addEntry);
            bands.merge(profile.path("frequencyBand").asString("LOW"), 1, Integer::sum);
            risks.merge(profile.at("/risk/level").asString("LOW"), 1, Integer::sum);
        }

        private void addInvitation(JsonNode invitation) {
            invitations++;
            answers += invitation.path("status").asString("").equals("ANSWERED") ? 1 : 0;
        }

        private void addEntry(JsonNode entry) {
            long delta = entry.path("delta").asLong(0);
            pointsNow += delta;
            pointsIssued += Math.max(0, delta);
            pointsTakenBack -= Math.min(0, delta);
            pointsOfRemedies += entry.path("reason").asString("").equals("COMPLAINT_REMEDY") ? delta : 0;
        }
    }

    /** One metric; the score as the API writes it. */
    record Satisfaction(String metric, String score, long count) {}

    /** Asks for everything. */
    static Figures of(DemoApi api, SideBySide threads, Consumer<Integer> progress) {
        Sums sums = new Sums();
        threads.each(api.all("/customers"), customer -> {
            String id = customer.path("id").asString("");
            sums.add(
                    customer,
                    api.all("/customers/" + id + "/purchases"),
                    api.all("/members/" + id + "/ledger"),
                    api.find("/profiles/" + id));
            progress.accept(1);
        });
        api.each("/invitations", sums::addInvitation);
        List<JsonNode> tickets = api.all("/tickets");
        List<JsonNode> complaints = tickets.stream()
                .filter(ticket -> ticket.path("kind").asString("").equals("COMPLAINT"))
                .toList();
        return new Figures(
                sums,
                Stream.of("csat", "nps", "ces")
                        .map(metric -> satisfaction(api, metric))
                        .toList(),
                segments(api),
                tickets.size(),
                (int) tickets.stream()
                        .filter(ticket -> ticket.path("source").asString("").equals("SURVEY"))
                        .count(),
                complaints.size(),
                (int) complaints.stream().filter(one -> !isClosed(one)).count(),
                complaints.stream()
                        .filter(Figures::isClosed)
                        .map(Figures::timeToClose)
                        .sorted()
                        .toList(),
                complaints.stream()
                        .filter(one ->
                                isClosed(one) && one.path("source").asString("").equals("SURVEY"))
                        .min(Comparator.comparing(
                                        (JsonNode one) -> one.path("openedAt").asString(""))
                                .thenComparing(one -> one.path("closedAt").asString(""))));
    }

    private static boolean isClosed(JsonNode ticket) {
        return ticket.path("status").asString("").equals("CLOSED");
    }

    private static Duration timeToClose(JsonNode ticket) {
        return Duration.between(
                Instant.parse(ticket.path("openedAt").asString("")),
                Instant.parse(ticket.path("closedAt").asString("")));
    }

    private static Satisfaction satisfaction(DemoApi api, String metric) {
        JsonNode answer = api.get("/satisfaction/" + metric);
        return new Satisfaction(
                metric, answer.path("score").asString("–"), answer.path("count").asLong(0));
    }

    private static Map<String, Long> segments(DemoApi api) {
        Map<String, Long> sizes = new TreeMap<>();
        for (JsonNode segment : api.all("/segments")) {
            List<JsonNode> members =
                    new ArrayList<>(api.all("/segments/" + segment.path("id").asString("") + "/members"));
            sizes.put(segment.path("code").asString(""), (long) members.size());
        }
        return sizes;
    }
}
