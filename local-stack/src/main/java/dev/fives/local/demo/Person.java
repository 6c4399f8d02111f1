package dev.fives.local.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import net.datafaker.Faker;

/**
 * Somebody who will be a customer.
 *
 * @param number from 1
 * @param everyDays days from one purchase to the next, about
 * @param fromDay the day of the first purchase
 * @param untilDay the day from which nothing is bought any more
 * @param refusesSurveys says so at the beginning
 */
record Person(
        int number,
        String name,
        boolean chinese,
        String city,
        LocalDate birthDate,
        int everyDays,
        int fromDay,
        int untilDay,
        boolean refusesSurveys) {

    private static final Locale[] LOCALES = {Locale.SIMPLIFIED_CHINESE, Locale.UK};
    private static final int CHINESE_PERCENT = 60;
    private static final List<String> CHINESE_CITIES = List.of("上海", "北京", "杭州", "成都", "广州", "西安", "南京", "武汉");
    private static final List<String> ENGLISH_CITIES =
            List.of("London", "Manchester", "Bristol", "Leeds", "Edinburgh", "Cardiff", "York", "Bath");
    private static final LocalDate OLDEST = LocalDate.of(1950, 1, 1);
    private static final int BIRTH_DAYS = 55 * 365;

    /** Everybody, the same for the same seed. */
    static List<Person> all(int count, long seed, int days) {
        RandomGenerator forNames = new java.util.Random(seed);
        Faker chinese = new Faker(LOCALES[0], (java.util.Random) forNames);
        Faker english = new Faker(LOCALES[1], (java.util.Random) forNames);
        List<Person> people = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            Chance chance = Chance.of(seed, "person " + number);
            boolean isChinese = chance.percent(CHINESE_PERCENT);
            var name = (isChinese ? chinese : english).name();
            people.add(person(
                    number,
                    isChinese,
                    isChinese ? name.lastName() + name.firstName() : name.firstName() + " " + name.lastName(),
                    days,
                    chance));
        }
        return people;
    }

    private static Person person(int number, boolean chinese, String name, int days, Chance chance) {
        int fromDay = chance.between(0, days * 2 / 3);
        boolean leaves = chance.percent(30);
        return new Person(
                number,
                name,
                chinese,
                chance.one(chinese ? CHINESE_CITIES : ENGLISH_CITIES),
                OLDEST.plusDays(chance.between(0, BIRTH_DAYS)),
                List.of(12, 50, 140).get(chance.weighted(8, 37, 55)),
                fromDay,
                leaves ? fromDay + chance.between(30, days / 2) : days,
                chance.percent(8));
    }

    Map<String, Object> asCustomer(long seed) {
        return Map.of(
                "kind",
                "PERSON",
                "name",
                name,
                "birthDate",
                Map.of("date", birthDate.toString()),
                "locale",
                chinese ? "zh-CN" : "en-GB",
                "timeZone",
                chinese ? "Asia/Shanghai" : "Europe/London",
                "addresses",
                List.of(Map.of("country", chinese ? "CN" : "GB", "city", city)),
                "contactPoints",
                List.of(Map.of("type", "EMAIL", "value", system(seed) + "-" + number + "@example.com")),
                "externalIds",
                List.of(Map.of("system", system(seed), "id", String.valueOf(number))),
                "tags",
                List.of("demo"));
    }

    /** The system whose external ids these people have. */
    static String system(long seed) {
        return "demo-" + seed;
    }
}
