package dev.fives.segmentation.profile.model;

import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.basis.model.FrequencyBand;
import dev.fives.segmentation.basis.model.Measure;
import dev.fives.segmentation.basis.model.RfmInput;
import dev.fives.segmentation.basis.model.RfmScore;
import dev.fives.segmentation.basis.model.TraitSource;
import dev.fives.segmentation.rule.model.Dimension;
import dev.fives.segmentation.rule.model.Facts;
import dev.fives.segmentation.rule.model.Field;
import dev.fives.segmentation.rule.model.Term;
import dev.fives.segmentation.rule.model.Value;
import dev.fives.segmentation.rule.model.Where;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A profile, read under a basis as of one instant. */
public final class ProfileFacts implements Facts {

    private final Profile profile;
    private final Measure measure;
    private final Instant now;
    private final ZoneId zone;
    private final List<Instant> window;
    private final FrequencyBand band;
    private final @Nullable RfmInput rfm;
    private final @Nullable RfmScore score;
    private final Risk risk;
    private final List<TraitSource> sources;
    private final Map<Where, Occurrences> purchases = new HashMap<>();
    private final Map<Where, Occurrences> uses = new HashMap<>();
    private @Nullable Map<String, Trait> traits;

    ProfileFacts(Profile profile, Basis basis, Instant now, ZoneId zone) {
        this.profile = profile;
        this.measure = basis.monetary();
        this.sources = basis.traits();
        this.now = now;
        this.zone = zone;
        this.window = profile.purchases().since(now.minus(basis.bands().window()), basis.monetary());
        this.band = basis.bands().band(window.size());
        this.rfm = profile.totals(basis.monetary()).rfm().orElse(null);
        var cuts = basis.cuts();
        this.score = cuts == null
                ? null
                : profile.totals(cuts.measure()).rfm().map(cuts::score).orElse(null);
        this.risk = Risk.of(profile.satisfaction(), now);
    }

    public FrequencyBand band() {
        return band;
    }

    public Optional<RfmInput> rfm() {
        return Optional.ofNullable(rfm);
    }

    public Optional<RfmScore> score() {
        return Optional.ofNullable(score);
    }

    public Risk risk() {
        return risk;
    }

    Profile profile() {
        return profile;
    }

    Instant now() {
        return now;
    }

    /** Purchases that count for the band, oldest first. */
    List<Instant> window() {
        return window;
    }

    Optional<Age> age() {
        return Optional.ofNullable(profile.attributes())
                .flatMap(attributes -> attributes.born().map(born -> new Age(born, attributes.zone(zone))));
    }

    /** What a term counts, inside its window. */
    Occurrences counted(Term term) {
        var all = switch (term.field().source()) {
            case PURCHASES -> profile.purchases().kept().isEmpty() ? Occurrences.NONE : ofPurchases(term.where());
            case USES -> ofUses(term.where());
            default -> throw new IllegalArgumentException(term + ": not counted (expected: purchases or uses)");
        };
        var window = term.window();
        return window == null ? all : all.within(window, now);
    }

    private Occurrences ofUses(Where asked) {
        return uses.computeIfAbsent(asked, profile.signals().uses()::where);
    }

    private Occurrences ofPurchases(Where asked) {
        return purchases.computeIfAbsent(asked, where -> profile.purchases().where(where, measure));
    }

    /** Of the last purchase that a term asks for. */
    Optional<Instant> lastAt(Term term) {
        return term.isPlain() ? rfm().map(RfmInput::lastAt) : counted(term).lastAt();
    }

    /** Values, interests and ways of living by names such as {@code values.ECO}. */
    public Map<String, Trait> traits() {
        var known = traits;
        if (known == null) {
            var attributes = profile.attributes();
            known = Traits.of(
                    sources,
                    attributes == null ? null : attributes.custom(),
                    profile.signals().answers());
            traits = known;
        }
        return known;
    }

    @Override
    public @Nullable Value value(Term term) {
        return switch (term.field()) {
            case FREQUENCY_BAND -> new Value.Text(band.name());
            case RFM_R -> score().map(it -> Value.Numeric.of(it.r())).orElse(null);
            case RFM_F -> score().map(it -> Value.Numeric.of(it.f())).orElse(null);
            case RFM_M -> score().map(it -> Value.Numeric.of(it.m())).orElse(null);
            case RFM_CELL ->
                score().map(it -> new Value.Text(it.cell().label())).orElse(null);
            case PURCHASES_COUNT, PURCHASES_AMOUNT -> term.isPlain() ? total(term.field()) : count(term);
            case PURCHASES_AVERAGE, USAGE_COUNT -> count(term);
            case RECENCY_DAYS ->
                lastAt(term)
                        .map(last -> Value.Numeric.of(RfmInput.recencyDays(last, now)))
                        .orElse(null);
            case AGE -> age().map(it -> Value.Numeric.of(it.years(now))).orElse(null);
            case RISK_LEVEL -> new Value.Text(risk.level().name());
            case OPEN_COMPLAINTS -> Value.Numeric.of(profile.satisfaction().openComplaints());
            case LAST_NPS -> lastScore(Answer.Metric.NPS);
            case LAST_CSAT -> lastScore(Answer.Metric.CSAT);
            case LAST_CES -> lastScore(Answer.Metric.CES);
            case KIND -> text(Attributes::kind);
            case LIFECYCLE_STAGE -> text(Attributes::lifecycleStage);
            case GENDER -> text(Attributes::gender);
            case INCOME_BAND -> text(Attributes::incomeBand);
            case EDUCATION -> text(Attributes::education);
            case OCCUPATION -> text(Attributes::occupation);
            case COUNTRY -> text(Attributes::country);
            case REGION -> text(Attributes::region);
            case CITY -> text(Attributes::city);
            case POSTAL_CODE -> text(Attributes::postalCode);
            case LOCALE -> text(Attributes::locale);
            case TIME_ZONE -> text(Attributes::timeZone);
            case TAGS -> tags();
            case CUSTOM -> custom(Objects.requireNonNull(term.key()));
            case VALUES, INTERESTS, LIFESTYLE -> trait(term);
            case SEGMENTS ->
                new Value.Texts(
                        profile.segments().stream().map(Membership::code).collect(Collectors.toSet()));
        };
    }

    /** Of all purchases, also those that are kept as sums. */
    private Value total(Field field) {
        var all = rfm().orElse(null);
        if (all == null) {
            return Value.Numeric.of(0);
        }
        return field == Field.PURCHASES_COUNT ? Value.Numeric.of(all.purchases()) : new Value.Numeric(all.amount());
    }

    private @Nullable Value count(Term term) {
        return counted(term).value(term.field());
    }

    private @Nullable Value text(Function<Attributes, @Nullable String> attribute) {
        var attributes = profile.attributes();
        var text = attributes == null ? null : attribute.apply(attributes);
        return text == null ? null : new Value.Text(text);
    }

    private @Nullable Value lastScore(Answer.Metric metric) {
        return profile.satisfaction()
                .lastScore(metric)
                .map(last -> Value.Numeric.of(last.score()))
                .orElse(null);
    }

    private @Nullable Value custom(String name) {
        return Optional.ofNullable(profile.attributes())
                .flatMap(attributes -> attributes.custom(name))
                .map(CustomField::value)
                .orElse(null);
    }

    private @Nullable Value trait(Term term) {
        var trait = traits().get(term.path().substring(Field.TRAITS.length()));
        return trait == null
                        || !term.where().admits(Dimension.SOURCE, trait.source().name())
                ? null
                : new Value.Numeric(trait.score());
    }

    private @Nullable Value tags() {
        var attributes = profile.attributes();
        var tags = attributes == null ? null : attributes.tags();
        return tags == null ? null : new Value.Texts(Set.copyOf(tags));
    }
}
