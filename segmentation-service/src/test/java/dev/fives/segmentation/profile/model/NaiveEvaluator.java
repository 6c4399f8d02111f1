package dev.fives.segmentation.profile.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Says who is in which segment in the plainest way: from the JSON of the rules and all that was ever told, with nothing
 * kept, indexed or caught up with. It shares no code with what it is held against.
 */
final class NaiveEvaluator {

    private final List<JsonNode> rules;
    private final Instant now;
    private final Map<String, Purchase> purchases = new TreeMap<>();
    private final Map<String, Use> uses = new TreeMap<>();
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, Boolean> members = new HashMap<>();
    private Attributes attributes;
    private boolean deleted;
    private long sequence;
    private Instant answeredAt = Instant.MIN;

    NaiveEvaluator(List<JsonNode> rules, Life life) {
        this.rules = rules;
        this.now = life.end();
        for (var event : life.events()) {
            switch (event) {
                case Life.Event.Bought(var told, var purchase) ->
                    purchases.merge(purchase.id(), purchase, (a, b) -> a.version() > b.version() ? a : b);
                case Life.Event.Used(var told, var use) -> uses.put(use.id(), use);
                case Life.Event.Customer customer -> customer(customer);
                case Life.Event.Answered answered -> answered(answered);
            }
        }
        told();
    }

    private void customer(Life.Event.Customer told) {
        if (told.sequence() > sequence) {
            sequence = told.sequence();
            attributes = told.attributes();
            deleted = told.deleted();
        }
    }

    private void answered(Life.Event.Answered told) {
        if (newer(told, answeredAt)) {
            answeredAt = told.answer().at();
            values.put("lastScore.nps", told.answer().score() * 1.0);
            values.put("response", told.answer().id());
            values.put("SURVEY", (told.all().get(0).score() - 1) / 4.0);
            values.put("surveyed.go", told.all().get(1).code().equals("GO") ? 1.0 : 0.0);
        }
    }

    private boolean newer(Life.Event.Answered answered, Instant last) {
        int order = answered.answer().at().compareTo(last);
        return order > 0 || (order == 0 && answered.answer().id().compareTo((String) values.get("response")) > 0);
    }

    private void told() {
        if (values.containsKey("surveyed.go")) {
            values.put("psychographics.interests.go", values.get("surveyed.go"));
        }
        if (attributes == null) {
            return;
        }
        values.put("gender", attributes.gender());
        values.put("address.city", attributes.city());
        values.put("tags", attributes.tags());
        var zone = ZoneId.of(attributes.timeZone() == null ? "Z" : attributes.timeZone());
        double years = 0;
        while (!LocalDate.parse(attributes.birthDate())
                .plusYears((long) years + 1)
                .isAfter(now.atZone(zone).toLocalDate())) {
            years++;
        }
        values.put("age", years);
        for (var field : attributes.custom()) {
            switch (field.name()) {
                case "vip" -> values.put("custom.vip", field.flag());
                case "eco" -> {
                    values.put("custom.eco", field.number().doubleValue());
                    values.put("DECLARED", field.number().doubleValue() / 10);
                }
                default -> {
                    values.put("custom.hobbies", field.texts());
                    field.texts().forEach(text -> values.put("psychographics.interests." + text, 1.0));
                }
            }
        }
    }

    List<String> members() {
        var in = new ArrayList<String>();
        if (deleted) {
            return in;
        }
        for (int i = 0; i < rules.size(); i++) {
            if (isIn("s" + i)) {
                in.add("s" + i);
            }
        }
        return in;
    }

    private boolean isIn(String code) {
        var known = members.get(code);
        if (known == null) {
            known = holds(rules.get(Integer.parseInt(code.substring(1))));
            members.put(code, known);
        }
        return known;
    }

    private boolean holds(JsonNode rule) {
        if (rule.has("and")) {
            return rule.get("and").valueStream().allMatch(this::holds);
        }
        if (rule.has("or")) {
            return rule.get("or").valueStream().anyMatch(this::holds);
        }
        return rule.has("not") ? !holds(rule.get("not")) : answer(rule);
    }

    private boolean answer(JsonNode leaf) {
        var field = leaf.get("field").asString();
        var value = leaf.get("value");
        if (field.equals("segments")) {
            return isIn(value.asString());
        }
        return switch (value(leaf, field)) {
            case null -> leaf.get("op").asString().equals("ne");
            case Double number -> compared(number, leaf.get("op").asString(), value);
            case String text -> compared(text, leaf.get("op").asString(), value);
            case Boolean flag ->
                flag == value.asBoolean() != leaf.get("op").asString().equals("ne");
            case List<?> texts -> {
                Predicate<JsonNode> in = one -> texts.contains(one.asString());
                boolean any = value.isArray() ? value.valueStream().anyMatch(in) : in.test(value);
                yield any != leaf.get("op").asString().equals("ne");
            }
            case Object other -> throw new IllegalStateException(other.toString());
        };
    }

    private static boolean compared(double actual, String operator, JsonNode value) {
        return switch (operator) {
            case "eq" -> actual == value.asDouble();
            case "ne" -> actual != value.asDouble();
            case "lt" -> actual < value.asDouble();
            case "lte" -> actual <= value.asDouble();
            case "gt" -> actual > value.asDouble();
            case "gte" -> actual >= value.asDouble();
            case "in" -> value.valueStream().anyMatch(one -> one.asDouble() == actual);
            default ->
                actual >= value.get(0).asDouble() && actual <= value.get(1).asDouble();
        };
    }

    private static boolean compared(String actual, String operator, JsonNode value) {
        return switch (operator) {
            case "eq" -> actual.equals(value.asString());
            case "ne" -> !actual.equals(value.asString());
            case "startsWith" -> actual.startsWith(value.asString());
            default -> value.valueStream().anyMatch(one -> one.asString().equals(actual));
        };
    }

    private Object value(JsonNode leaf, String field) {
        return switch (field) {
            case "purchases.count", "purchases.amount", "purchases.averageAmount", "recencyDays" ->
                ofPurchases(leaf, field);
            case "usage.count" ->
                (double) uses.values().stream()
                        .filter(use -> younger(use.at(), leaf))
                        .filter(use -> !leaf.has("where")
                                || use.type()
                                        .equals(leaf.get("where").get("type").asString()))
                        .count();
            case "frequencyBand" -> {
                var from = now.minus(Duration.ofDays(90));
                long many = purchases.values().stream()
                        .filter(one -> one.net().signum() > 0 && one.at().isAfter(from))
                        .count();
                yield many >= 6 ? "HIGH" : many >= 2 ? "MEDIUM" : "LOW";
            }
            case "psychographics.values.ECO" -> {
                var source = values.containsKey("DECLARED") ? "DECLARED" : "SURVEY";
                var wanted = leaf.path("where").path("source").asString("");
                yield wanted.isEmpty() || wanted.equals(source) ? values.get(source) : null;
            }
            default -> values.get(field);
        };
    }

    private Object ofPurchases(JsonNode leaf, String field) {
        double sum = 0;
        int count = 0;
        Instant last = null;
        for (var purchase : purchases.values()) {
            double amount = asked(purchase, leaf.get("where"));
            if (purchase.net().signum() <= 0 || amount < 0 || !younger(purchase.at(), leaf)) {
                continue;
            }
            count++;
            sum += amount;
            last = last == null || purchase.at().isAfter(last) ? purchase.at() : last;
        }
        return switch (field) {
            case "purchases.count" -> (double) count;
            case "purchases.amount" -> sum;
            case "recencyDays" ->
                last == null ? null : (double) Duration.between(last, now).toDays();
            default -> count == 0 ? null : Math.rint(sum / count * 100) / 100;
        };
    }

    /** Below zero where nothing that is asked for is in it. */
    private static double asked(Purchase purchase, JsonNode where) {
        double net = purchase.net().doubleValue();
        var basket = purchase.basket();
        if (where == null) {
            return net;
        }
        if (!admits(where, "channel", basket.channel()) || !admits(where, "store", basket.store())) {
            return -1;
        }
        if (!where.has("sku") && !where.has("category") && !where.has("brand")) {
            return net;
        }
        double sum = -1;
        for (var item : basket.items()) {
            if (admits(where, "sku", item.sku())
                    && admits(where, "category", item.category())
                    && admits(where, "brand", item.brand())) {
                sum = Math.max(sum, 0) + item.amount().doubleValue();
            }
        }
        return Math.min(sum, net);
    }

    private static boolean admits(JsonNode where, String name, String actual) {
        var wanted = where.get(name);
        return wanted == null
                || (wanted.isArray()
                        ? wanted.valueStream().anyMatch(one -> one.asString().equals(actual))
                        : wanted.asString().equals(actual));
    }

    private boolean younger(Instant at, JsonNode leaf) {
        return !leaf.has("windowDays")
                || Duration.between(at, now)
                                .compareTo(
                                        Duration.ofDays(leaf.get("windowDays").asInt()))
                        < 0;
    }
}
