package dev.fives.acceptance.chaos;

import dev.fives.acceptance.Api;
import dev.fives.contracts.loyalty.PointsEntry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What must hold once everything has come to rest, whatever happened before. Each invariant is a list of what breaks it;
 * the platform is asked through its public API and its topics alone.
 */
final class Invariants {

    /** Whom to ask: the gateway, or services by themselves. */
    record Doors(Api customers, Api loyalty, Api segmentation, Api tickets, Api feedback) {
        static Doors gateway(Api api) {
            return new Doors(api, api, api, api, api);
        }
    }

    private static final String POINTS = "crm.points.";

    private final Expected expected;
    private final Doors doors;
    private final Map<String, List<JsonNode>> ledgers = new HashMap<>();

    Invariants(Expected expected, Doors doors) {
        this.expected = expected;
        this.doors = doors;
    }

    /** Customers of whom loyalty or segmentation has not heard everything. */
    Set<String> behind() {
        return expected.customers().keySet().stream()
                .filter(customer -> !hasRightBalance(customer) || !hasRightProfile(customer))
                .collect(Collectors.toSet());
    }

    /** Whether all events of the commands are on the topics. */
    boolean isTold(TopicAudit audit) {
        return eventsOfCommands(audit).isEmpty();
    }

    /** I1: each command that was acknowledged can be read, at its version or a later one. */
    List<String> lostWrites() {
        List<String> lost = new ArrayList<>();
        Map<String, BigDecimal> nets = new HashMap<>();
        expected.customers().forEach((id, version) -> {
            require(lost, version(doors.customers(), "/customers/" + id) >= version, "customer", id);
            items(doors.customers(), "/customers/" + id + "/purchases")
                    .forEach(purchase -> nets.put(
                            purchase.path("id").stringValue(),
                            new BigDecimal(purchase.at("/net/amount").stringValue())));
        });
        expected.purchases()
                .forEach(purchase -> require(
                        lost,
                        nets.containsKey(purchase.id())
                                && nets.get(purchase.id()).compareTo(purchase.net()) == 0,
                        "purchase",
                        purchase.id()));
        require(lost, nets.size() == expected.purchases().size(), "purchases that nobody made", "" + nets.size());
        expected.tickets()
                .forEach((id, version) ->
                        require(lost, version(doors.tickets(), "/tickets/" + id) >= version, "ticket", id));
        expected.feedback()
                .forEach((id, version) ->
                        require(lost, version(doors.feedback(), "/feedback/" + id) >= version, "feedback", id));
        return lost;
    }

    /** I2: per aggregate the topic has 1 to n, first appearances ascending, each fitting its schema. */
    List<String> disorder(TopicAudit audit) {
        return audit.problems();
    }

    /** I3: ledgers have no gap, balanceAfter is the running sum and the last one what the API says. */
    List<String> wrongLedgers() {
        List<String> wrong = new ArrayList<>();
        expected.customers().keySet().forEach(customer -> {
            long balance = 0;
            long number = 0;
            for (JsonNode entry : ledger(customer)) {
                balance += entry.path("delta").longValue();
                require(wrong, entry.path("balanceAfter").longValue() == balance, "balanceAfter", entry.toString());
                require(wrong, number(entry) == ++number, "sequence", entry.toString());
            }
            require(wrong, balance == expected.pointsOf(customer), "sum " + balance, customer);
            require(wrong, hasRightBalance(customer), "balance", customer);
        });
        return wrong;
    }

    /** I4: each purchase earned once, and each of its refunds was counted once. */
    List<String> wrongEarnings() {
        List<String> wrong = new ArrayList<>();
        Map<String, Set<String>> sources = new HashMap<>();
        expected.customers()
                .keySet()
                .forEach(customer -> ledger(customer).forEach(entry -> {
                    String source = entry.path("source").stringValue();
                    String purchase = entry.path("purchaseId").asString("");
                    require(
                            wrong,
                            sources.computeIfAbsent(purchase, _ -> new HashSet<>())
                                    .add(source),
                            "entered twice",
                            source);
                }));
        expected.purchases()
                .forEach(purchase -> require(
                        wrong,
                        sources.getOrDefault(purchase.id(), Set.of()).size() == 1 + purchase.refunds(),
                        "entries " + sources.getOrDefault(purchase.id(), Set.of()),
                        purchase.id()));
        return wrong;
    }

    /** I5: no change without its event, no event without its change. */
    List<String> eventsAndChanges(TopicAudit audit) {
        List<String> wrong = new ArrayList<>(eventsOfCommands(audit));
        reverse(wrong, audit, "customer", expected.customers().keySet());
        reverse(
                wrong,
                audit,
                "purchase",
                expected.purchases().stream().map(Expected.Purchase::id).collect(Collectors.toSet()));
        reverse(wrong, audit, "ticket", expected.tickets().keySet());
        reverse(wrong, audit, "feedback", expected.feedback().keySet());
        Set<String> told = audit.events().stream()
                .filter(event -> event.type().startsWith(POINTS))
                .map(event -> event.dataAs(PointsEntry.class).entryId())
                .collect(Collectors.toSet());
        Set<String> entered = expected.customers().keySet().stream()
                .flatMap(customer -> ledger(customer).stream())
                .map(entry -> entry.path("entryId").stringValue())
                .collect(Collectors.toSet());
        entered.forEach(entry -> require(wrong, told.contains(entry), "entry without event", entry));
        told.forEach(entry -> require(wrong, entered.contains(entry), "event without entry", entry));
        return wrong;
    }

    /** I6: profiles say what one finds who counts again. */
    List<String> wrongProfiles() {
        return expected.customers().keySet().stream()
                .filter(customer -> !hasRightProfile(customer))
                .toList();
    }

    private List<String> eventsOfCommands(TopicAudit audit) {
        List<String> wrong = new ArrayList<>();
        expected.purchases()
                .forEach(purchase -> require(
                        wrong,
                        audit.lastSequence("purchase", purchase.id()) == 1 + purchase.refunds(),
                        "events of purchase",
                        purchase.id()));
        expected.customers()
                .forEach((id, version) ->
                        require(wrong, audit.lastSequence("customer", id) == version, "events of customer", id));
        expected.tickets()
                .forEach((id, version) ->
                        require(wrong, audit.lastSequence("ticket", id) >= version, "events of ticket", id));
        expected.feedback()
                .forEach((id, version) ->
                        require(wrong, audit.lastSequence("feedback", id) == version, "events of feedback", id));
        return wrong;
    }

    private static void reverse(List<String> wrong, TopicAudit audit, String type, Set<String> known) {
        audit.aggregates(type).forEach(id -> require(wrong, known.contains(id), "events of unknown " + type, id));
    }

    /** Oldest first. */
    private List<JsonNode> ledger(String customer) {
        return ledgers.computeIfAbsent(
                customer,
                one -> items(doors.loyalty(), "/members/" + one + "/ledger").reversed());
    }

    private static long number(JsonNode entry) {
        String id = entry.path("entryId").stringValue();
        return Long.parseLong(id.substring(id.lastIndexOf(':') + 1));
    }

    private static void require(List<String> broken, boolean holds, String what, String where) {
        if (!holds) {
            broken.add(what + ": " + where);
        }
    }

    /** 0 where there is nothing. */
    private static long version(Api api, String path) {
        Api.Answer answer = api.get(path);
        return answer.status() == 200 ? Long.parseLong(answer.header("etag").replace("\"", "")) : 0;
    }

    /** All pages. */
    private static List<JsonNode> items(Api api, String path) {
        List<JsonNode> items = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = api.get(path + "?pageSize=200" + next).expect(200).body();
            page.path("items").forEach(items::add);
            next = page.path("next").isString() ? "&cursor=" + page.path("next").stringValue() : "";
        } while (!next.isEmpty());
        return items;
    }

    private boolean hasRightBalance(String customer) {
        JsonNode member = doors.loyalty().get("/members/" + customer).body();
        return member.at("/points/active").asLong(-1) == expected.pointsOf(customer);
    }

    private boolean hasRightProfile(String customer) {
        JsonNode profile = doors.segmentation().get("/profiles/" + customer).body();
        JsonNode values = profile.at("/rfm/values");
        long bought = expected.purchasesOf(customer).stream()
                .filter(purchase -> purchase.net().signum() > 0)
                .count();
        return bought == 0
                || (values.path("purchases").asLong(-1) == bought
                        && new BigDecimal(values.path("amount").asString("-1")).compareTo(expected.netOf(customer))
                                == 0);
    }
}
