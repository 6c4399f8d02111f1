package dev.fives.segmentation.rule.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What a condition can look at. The name is the one in JSON; one that ends with a dot is followed by a key. */
public enum Field {
    FREQUENCY_BAND("frequencyBand", Kind.TEXT, Source.SCORES),
    RFM_R("rfm.r", Kind.NUMBER, Source.SCORES),
    RFM_F("rfm.f", Kind.NUMBER, Source.SCORES),
    RFM_M("rfm.m", Kind.NUMBER, Source.SCORES),
    RFM_CELL("rfm.cell", Kind.TEXT, Source.SCORES),
    PURCHASES_COUNT("purchases.count", Kind.NUMBER, Source.PURCHASES),
    PURCHASES_AMOUNT("purchases.amount", Kind.NUMBER, Source.PURCHASES),
    /** Of one purchase; those in another currency than the profile's are left out. */
    PURCHASES_AVERAGE("purchases.averageAmount", Kind.NUMBER, Source.PURCHASES),
    /** Whole days since the last purchase: grows as time passes. */
    RECENCY_DAYS("recencyDays", Kind.NUMBER, Source.PURCHASES),
    USAGE_COUNT("usage.count", Kind.NUMBER, Source.USES),
    /** Whole years since birth in the customer's time zone: grows as time passes. */
    AGE("age", Kind.NUMBER, Source.CUSTOMER),
    RISK_LEVEL("risk.level", Kind.TEXT, Source.SCORES),
    OPEN_COMPLAINTS("openComplaints", Kind.NUMBER, Source.SATISFACTION),
    LAST_NPS("lastScore.nps", Kind.NUMBER, Source.SATISFACTION),
    LAST_CSAT("lastScore.csat", Kind.NUMBER, Source.SATISFACTION),
    LAST_CES("lastScore.ces", Kind.NUMBER, Source.SATISFACTION),
    KIND("kind", Kind.TEXT, Source.CUSTOMER),
    LIFECYCLE_STAGE("lifecycleStage", Kind.TEXT, Source.CUSTOMER),
    GENDER("gender", Kind.TEXT, Source.CUSTOMER),
    INCOME_BAND("incomeBand", Kind.TEXT, Source.CUSTOMER),
    EDUCATION("education", Kind.TEXT, Source.CUSTOMER),
    OCCUPATION("occupation", Kind.TEXT, Source.CUSTOMER),
    COUNTRY("address.country", Kind.TEXT, Source.CUSTOMER),
    REGION("address.region", Kind.TEXT, Source.CUSTOMER),
    CITY("address.city", Kind.TEXT, Source.CUSTOMER),
    POSTAL_CODE("address.postalCode", Kind.TEXT, Source.CUSTOMER),
    LOCALE("locale", Kind.TEXT, Source.CUSTOMER),
    TIME_ZONE("timeZone", Kind.TEXT, Source.CUSTOMER),
    TAGS("tags", Kind.TEXTS, Source.CUSTOMER),
    /** A field that the company gave its customers. */
    CUSTOM("custom.", Kind.ANY, Source.CUSTOMER),
    /** What somebody holds dear, from 0 to 1. */
    VALUES("psychographics.values.", Kind.NUMBER, Source.TRAITS),
    INTERESTS("psychographics.interests.", Kind.NUMBER, Source.TRAITS),
    LIFESTYLE("psychographics.lifestyle.", Kind.NUMBER, Source.TRAITS),
    /** Codes of the segments that the customer is in. */
    SEGMENTS("segments", Kind.TEXTS, Source.SEGMENTS);

    /** The kind of value that a field has, which decides the operators that make sense. */
    public enum Kind {
        NUMBER,
        TEXT,
        TEXTS,
        /** As each customer has it. */
        ANY
    }

    /** The part of a profile that a value comes from: as long as that stays, the value does, but for time. */
    public enum Source {
        PURCHASES,
        USES,
        SATISFACTION,
        CUSTOMER,
        /** The customer's own fields and answers to surveys. */
        TRAITS,
        /** What is computed of the profile and kept in it. */
        SCORES,
        SEGMENTS
    }

    /** What the paths of traits begin with, before their names. */
    public static final String TRAITS = "psychographics.";

    private final String path;
    private final Kind kind;
    private final Source source;

    Field(String path, Kind kind, Source source) {
        this.path = path;
        this.kind = kind;
        this.source = source;
    }

    public String path() {
        return path;
    }

    public Kind kind() {
        return kind;
    }

    public Source source() {
        return source;
    }

    /** Whether a key follows the path. */
    public boolean isKeyed() {
        return path.endsWith(".");
    }

    public boolean growsWithTime() {
        return this == RECENCY_DAYS || this == AGE;
    }

    /** What a condition on it can be narrowed by. */
    public Set<Dimension> dimensions() {
        return switch (source) {
            case PURCHASES -> Dimension.OF_PURCHASES;
            case USES -> Dimension.OF_USES;
            case TRAITS -> Dimension.OF_TRAITS;
            default -> Set.of();
        };
    }

    public boolean takesWindow() {
        return (source == Source.PURCHASES && this != RECENCY_DAYS) || source == Source.USES;
    }

    /** Old uses are forgotten, so a count without a window would mean nothing. */
    public boolean requiresWindow() {
        return source == Source.USES;
    }

    /** The only texts that make sense, empty where any does. */
    public Set<String> domain() {
        return this == FREQUENCY_BAND || this == RISK_LEVEL ? Set.of("LOW", "MEDIUM", "HIGH") : Set.of();
    }

    /** The field of a path, with its key or without. */
    public static Optional<Field> named(String path) {
        return Arrays.stream(values())
                .filter(field -> field.isKeyed() ? path.startsWith(field.path) : path.equals(field.path))
                .findFirst();
    }
}
