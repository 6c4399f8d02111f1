package dev.fives.segmentation.rule.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What a condition can look at. The name is the one in JSON. */
public enum Field {
    FREQUENCY_BAND("frequencyBand", Kind.TEXT),
    RFM_R("rfm.r", Kind.NUMBER),
    RFM_F("rfm.f", Kind.NUMBER),
    RFM_M("rfm.m", Kind.NUMBER),
    RFM_CELL("rfm.cell", Kind.TEXT),
    PURCHASES_COUNT("purchases.count", Kind.NUMBER),
    PURCHASES_AMOUNT("purchases.amount", Kind.NUMBER),
    /** Whole days since the last purchase: grows as time passes. */
    RECENCY_DAYS("recencyDays", Kind.NUMBER),
    /** Whole years since birth in the customer's time zone: grows as time passes. */
    AGE("age", Kind.NUMBER),
    RISK_LEVEL("risk.level", Kind.TEXT),
    OPEN_COMPLAINTS("openComplaints", Kind.NUMBER),
    LAST_NPS("lastScore.nps", Kind.NUMBER),
    LAST_CSAT("lastScore.csat", Kind.NUMBER),
    LAST_CES("lastScore.ces", Kind.NUMBER),
    KIND("kind", Kind.TEXT),
    LIFECYCLE_STAGE("lifecycleStage", Kind.TEXT),
    GENDER("gender", Kind.TEXT),
    INCOME_BAND("incomeBand", Kind.TEXT),
    EDUCATION("education", Kind.TEXT),
    OCCUPATION("occupation", Kind.TEXT),
    COUNTRY("address.country", Kind.TEXT),
    REGION("address.region", Kind.TEXT),
    CITY("address.city", Kind.TEXT),
    POSTAL_CODE("address.postalCode", Kind.TEXT),
    LOCALE("locale", Kind.TEXT),
    TIME_ZONE("timeZone", Kind.TEXT),
    TAGS("tags", Kind.TEXTS);

    /** The kind of value that a field has, which decides the operators that make sense. */
    public enum Kind {
        NUMBER,
        TEXT,
        TEXTS
    }

    private final String path;
    private final Kind kind;

    Field(String path, Kind kind) {
        this.path = path;
        this.kind = kind;
    }

    public String path() {
        return path;
    }

    public Kind kind() {
        return kind;
    }

    public boolean growsWithTime() {
        return this == RECENCY_DAYS || this == AGE;
    }

    /** The only texts that make sense, empty where any does. */
    public Set<String> domain() {
        return this == FREQUENCY_BAND || this == RISK_LEVEL ? Set.of("LOW", "MEDIUM", "HIGH") : Set.of();
    }

    public static Optional<Field> named(String path) {
        return Arrays.stream(values()).filter(field -> field.path.equals(path)).findFirst();
    }
}
