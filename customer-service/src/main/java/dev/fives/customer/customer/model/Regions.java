package dev.fives.customer.customer.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Codes for the names of countries (ISO 3166-1) and of China's first-level regions (ISO 3166-2). */
public final class Regions {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern SUBDIVISION = Pattern.compile("[A-Z]{2}-[A-Z0-9]{1,3}");
    private static final Pattern PUNCTUATION = Pattern.compile("[\\s'’.-]");
    private static final Pattern KIND = Pattern.compile(
            "province|municipality|autonomousregion|specialadministrativeregion|(维吾尔|壮族|回族)?自治区|特别行政区|[省市]$");
    private static final Regions INSTANCE = new Regions();

    private final Map<String, String> countryByName = new HashMap<>();
    private final Map<String, String> regionByName = new HashMap<>();

    private Regions() {
        for (String code : COUNTRIES) {
            Locale country = Locale.of("", code);
            for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE, Locale.TRADITIONAL_CHINESE)) {
                countryByName.put(form(country.getDisplayCountry(language)), code);
            }
        }
        load("countries.csv", countryByName);
        load("regions-cn.csv", regionByName);
    }

    /** The code of a country that is given by code or by its English or Chinese name. */
    public static Optional<String> country(String codeOrName) {
        String upper = codeOrName.toUpperCase(Locale.ROOT);
        return COUNTRIES.contains(upper)
                ? Optional.of(upper)
                : Optional.ofNullable(INSTANCE.countryByName.get(form(codeOrName)));
    }

    /** The code of a Chinese region that is given by its Chinese or English name, with or without what kind it is. */
    public static Optional<String> chineseRegion(String name) {
        return Optional.ofNullable(INSTANCE.regionByName.get(form(name)));
    }

    /** Whether this is written as a code of ISO 3166-2. */
    public static boolean isSubdivisionCode(String text) {
        return SUBDIVISION.matcher(text).matches() && COUNTRIES.contains(text.substring(0, 2));
    }

    private static String form(String name) {
        return KIND.matcher(PUNCTUATION.matcher(Texts.sortForm(name)).replaceAll(""))
                .replaceAll("");
    }

    private static void load(String resource, Map<String, String> into) {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Regions.class.getResourceAsStream(resource), resource), UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] names = line.split(",", -1);
                for (int i = 1; i < names.length; i++) {
                    into.put(form(names[i]), names[0]);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
