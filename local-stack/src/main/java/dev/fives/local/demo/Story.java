package dev.fives.local.demo;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What one customer's timeline says, line by line, oldest first. */
final class Story {

    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final Map<String, String> SAYINGS = Map.ofEntries(
            Map.entry("crm.customer.created.v1", "becomes a customer"),
            Map.entry("crm.customer.updated.v1", "customer changed"),
            Map.entry("crm.customer.consent-changed.v1", "consent"),
            Map.entry("crm.interaction.logged.v1", "contact"),
            Map.entry("crm.purchase.recorded.v1", "buys"),
            Map.entry("crm.purchase.refunded.v1", "gives back"),
            Map.entry("crm.member.enrolled.v1", "becomes a member"),
            Map.entry("crm.points.earned.v1", "points"),
            Map.entry("crm.points.reversed.v1", "points"),
            Map.entry("crm.survey.invited.v1", "is asked"),
            Map.entry("crm.survey.suppressed.v1", "is spared a survey"),
            Map.entry("crm.survey.response-submitted.v1", "answers"),
            Map.entry("crm.feedback.received.v1", "says"),
            Map.entry("crm.ticket.created.v1", "ticket opened"),
            Map.entry("crm.ticket.message-added.v1", "ticket: message"),
            Map.entry("crm.ticket.status-changed.v1", "ticket"),
            Map.entry("crm.ticket.reopened.v1", "ticket reopened"),
            Map.entry("crm.complaint.received.v1", "complaint received"),
            Map.entry("crm.complaint.acknowledged.v1", "complaint acknowledged"),
            Map.entry("crm.complaint.remedy-requested.v1", "remedy asked for"),
            Map.entry("crm.remedy.granted.v1", "remedy granted"),
            Map.entry("crm.complaint.resolved.v1", "complaint resolved"),
            Map.entry("crm.complaint.closed.v1", "complaint closed"),
            Map.entry("crm.risk.changed.v1", "risk"),
            Map.entry("crm.segment.entered.v1", "enters segment"),
            Map.entry("crm.segment.exited.v1", "leaves segment"),
            Map.entry("crm.care.planned.v1", "follow-up planned"),
            Map.entry("crm.care.due.v1", "follow-up due"),
            Map.entry("crm.care.completed.v1", "follow-up done"));
    private static final Set<String> TOLD = SAYINGS.keySet();

    private Story() {}

    static List<String> of(DemoApi api, String customerId, ZoneId zone) {
        List<JsonNode> entries = new ArrayList<>(api.all("/customers/" + customerId + "/timeline"));
        Collections.reverse(entries);
        return entries.stream()
                .filter(entry -> TOLD.contains(entry.path("type").asString("")))
                .map(entry -> line(entry, zone))
                .toList();
    }

    private static String line(JsonNode entry, ZoneId zone) {
        String facts = entry.path("facts")
                .propertyStream()
                .map(fact -> fact.getKey() + " "
                        + fact.getValue().asString(fact.getValue().toString()))
                .collect(Collectors.joining(", "));
        return "%s  %-24s %s"
                .formatted(
                        AT.format(Instant.parse(entry.path("at").asString("")).atZone(zone)),
                        SAYINGS.get(entry.path("type").asString("")),
                        facts)
                .stripTrailing();
    }
}
