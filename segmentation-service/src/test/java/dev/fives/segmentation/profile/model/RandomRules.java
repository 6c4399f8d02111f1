package dev.fives.segmentation.profile.model;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rules of any shape, as JSON with single quotes. */
record RandomRules(Random random) {

    /** The rule of {@code s<place>}, which may ask for the segments before it. */
    String rule(int place) {
        return tree(2, place);
    }

    private String tree(int depth, int place) {
        return switch (depth == 0 ? 9 : random.nextInt(10)) {
            case 0, 1 -> "{'and':" + list(depth, place) + "}";
            case 2, 3 -> "{'or':" + list(depth, place) + "}";
            case 4 -> "{'not':" + tree(depth - 1, place) + "}";
            default -> leaf(place);
        };
    }

    private String list(int depth, int place) {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> tree(depth - 1, place))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String leaf(int place) {
        return switch (random.nextInt(14)) {
            case 0 -> number("'purchases.count'" + where() + window(), 0, 4);
            case 1 -> number("'purchases.amount'" + where() + window(), 0, 120);
            case 2 -> number("'purchases.averageAmount'" + where(), 0, 60);
            case 3 -> number("'recencyDays'" + where(), 0, 40);
            case 4 ->
                number("'usage.count'" + one(",'where':{'type':'%s'}", Life.TYPES) + ",'windowDays':" + days(), 0, 3);
            case 5 -> number("'age'", 17, 50);
            case 6 -> condition("address.city", random.nextBoolean() ? "startsWith" : "ne", "'Sha'");
            case 7 -> condition("gender", random.nextBoolean() ? "eq" : "ne", "'F'");
            case 8 -> condition("tags", "in", "['new','" + pick(List.of("vip", "none")) + "']");
            case 9 -> custom();
            case 10 ->
                number(
                        "'psychographics.values.ECO'" + one(",'where':{'source':'%s'}", List.of("SURVEY", "DECLARED")),
                        0,
                        1);
            case 11 -> number("'psychographics.interests." + pick(List.of("go", "tea")) + "'", 0, 1);
            case 12 -> number("'lastScore.nps'", 7, 10);
            default ->
                place == 0
                        ? condition("frequencyBand", "in", "['MEDIUM','HIGH']")
                        : condition("segments", "contains", "'s" + random.nextInt(place) + "'");
        };
    }

    private String custom() {
        return switch (random.nextInt(3)) {
            case 0 -> condition("custom.vip", pick(List.of("eq", "ne")), "" + random.nextBoolean());
            case 1 -> condition("custom.hobbies", pick(List.of("contains", "ne", "eq")), "'go'");
            default -> number("'custom.eco'", 0, 10);
        };
    }

    private String where() {
        return switch (random.nextInt(6)) {
            case 0 -> ",'where':{'category':'" + pick(Life.CATEGORIES) + "'}";
            case 1 -> ",'where':{'category':['baby','tea'],'channel':'WEB'}";
            case 2 -> ",'where':{'sku':'sku-" + random.nextInt(3) + "','brand':'brand-tea'}";
            case 3 -> ",'where':{'store':'store-1'}";
            default -> "";
        };
    }

    private String window() {
        return random.nextBoolean() ? "" : ",'windowDays':" + days();
    }

    private String days() {
        return pick(List.of("3", "7", "15", "30"));
    }

    private String one(String text, List<String> texts) {
        return random.nextBoolean() ? "" : text.formatted(pick(texts));
    }

    private String number(String field, int least, int most) {
        var values = IntStream.range(0, 2)
                .mapToObj(i -> least + random.nextInt(most - least + 1) + (random.nextInt(4) == 0 ? 0.5 : 0))
                .sorted()
                .toList();
        var operator = pick(List.of("eq", "ne", "lt", "lte", "gt", "gte", "in", "between"));
        boolean list = operator.equals("in") || operator.equals("between");
        return "{'field':" + field + ",'op':'" + operator + "','value':" + (list ? values : values.getFirst()) + "}";
    }

    private static String condition(String field, String operator, String value) {
        return "{'field':'" + field + "','op':'" + operator + "','value':" + value + "}";
    }

    private String pick(List<String> texts) {
        var shuffled = new java.util.ArrayList<>(texts);
        Collections.shuffle(shuffled, random);
        return shuffled.getFirst();
    }
}
