package dev.fives.segmentation.profile.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What happens to one customer, as it is told: late, again and out of order. */
record Life(List<Event> events, Instant end) {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final List<String> CATEGORIES = List.of("baby", "tea", "pots");
    static final List<String> CITIES = List.of("Shanghai", "Shaoxing", "Beijing");
    static final List<String> TYPES = List.of("app.login", "page.view");

    /** Told at an instant. */
    sealed interface Event {
        Instant told();

        record Bought(Instant told, Purchase purchase) implements Event {}

        record Used(Instant told, Use use) implements Event {}

        record Customer(Instant told, Attributes attributes, boolean deleted, long sequence) implements Event {}

        record Answered(Instant told, Answer answer, List<SurveyAnswer> all) implements Event {}
    }

    static Life random(Random random) {
        var events = new ArrayList<Event>();
        var told = START;
        int many = random.nextInt(8);
        for (int i = 0; i < many; i++) {
            told = told.plus(Duration.ofHours(random.nextInt(7 * 24)));
            var event = event(random, told, i, events);
            events.add(event);
            if (random.nextInt(4) == 0) {
                events.add(event);
            }
        }
        return new Life(events, told.plus(Duration.ofHours(random.nextInt(12 * 24))));
    }

    private static Event event(Random random, Instant told, int i, List<Event> before) {
        var at = told.minus(Duration.ofHours(random.nextInt(15 * 24)));
        return switch (random.nextInt(8)) {
            case 0 -> new Event.Customer(told, attributes(random), random.nextInt(3) == 0, i + 1L);
            case 1, 2 -> new Event.Used(told, new Use("use_" + i, pick(random, TYPES), at));
            case 3 -> answered(random, told, at, "rsp_" + i);
            case 4 -> refunded(random, told, before, new Event.Bought(told, purchase(random, "pur_" + i, at)));
            default -> new Event.Bought(told, purchase(random, "pur_" + i, at));
        };
    }

    private static Purchase purchase(Random random, String id, Instant at) {
        var items = new ArrayList<Basket.Item>();
        var total = BigDecimal.ZERO;
        for (int i = random.nextInt(3); i >= 0; i--) {
            var category = pick(random, CATEGORIES);
            var amount = BigDecimal.valueOf(random.nextInt(5) * 10L);
            items.add(new Basket.Item("sku-" + random.nextInt(3), category, "brand-" + category, amount));
            total = total.add(amount);
        }
        var basket = new Basket(random.nextBoolean() ? "WEB" : "POS", "store-" + random.nextInt(2), items);
        return new Purchase(id, 1, at, total, total, null, basket);
    }

    /** Of the last purchase that was told: all of it, an article, or some money. */
    private static Event refunded(Random random, Instant told, List<Event> before, Event otherwise) {
        var last = before.stream()
                .filter(Event.Bought.class::isInstance)
                .map(event -> ((Event.Bought) event).purchase())
                .reduce((one, later) -> later);
        return last.<Event>map(bought -> new Event.Bought(told, refunded(random, bought)))
                .orElse(otherwise);
    }

    private static Purchase refunded(Random random, Purchase bought) {
        var basket = bought.basket();
        var items = random.nextInt(3) == 0
                ? basket.items()
                : basket.items().stream().skip(1).toList();
        var left = items.stream().map(Basket.Item::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        var net = random.nextBoolean() ? left.min(bought.net()) : bought.net().min(BigDecimal.valueOf(5));
        return new Purchase(
                bought.id(),
                bought.version() + 1,
                bought.at(),
                bought.gross(),
                net,
                null,
                new Basket(basket.channel(), basket.store(), items));
    }

    private static Event answered(Random random, Instant told, Instant at, String id) {
        int score = 7 + random.nextInt(4);
        var answer = new Answer(id, Answer.Metric.NPS, score, false, at, "corr");
        return new Event.Answered(
                told,
                answer,
                List.of(
                        new SurveyAnswer("srv_1", "eco", 1 + random.nextInt(5), null, at, id),
                        new SurveyAnswer("srv_1", "sport", null, random.nextBoolean() ? "GO" : "TEA", at, id)));
    }

    private static Attributes attributes(Random random) {
        var custom = new ArrayList<CustomField>();
        if (random.nextBoolean()) {
            custom.add(new CustomField("eco", null, BigDecimal.valueOf(random.nextInt(11)), null, null));
        }
        if (random.nextBoolean()) {
            custom.add(new CustomField("hobbies", null, null, null, List.of(random.nextBoolean() ? "go" : "tea", "x")));
        }
        custom.add(new CustomField("vip", null, null, random.nextBoolean(), null));
        var born = START.plus(Duration.ofDays(random.nextInt(60)))
                .minus(Duration.ofDays(365L * (18 + random.nextInt(30))));
        return new Attributes(
                "PERSON",
                null,
                born.toString().substring(0, 10),
                random.nextBoolean() ? "F" : null,
                null,
                null,
                null,
                "CN",
                null,
                pick(random, CITIES),
                null,
                null,
                random.nextBoolean() ? "Asia/Shanghai" : null,
                random.nextBoolean() ? List.of("vip") : List.of("new", "vip2"),
                custom);
    }

    private static String pick(Random random, List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
