package dev.fives.segmentation.profile.web;

import dev.fives.kit.request.Masking;
import dev.fives.segmentation.basis.model.RfmInput;
import dev.fives.segmentation.basis.model.RfmScore;
import dev.fives.segmentation.profile.app.ReadProfile;
import dev.fives.segmentation.profile.model.Attributes;
import dev.fives.segmentation.profile.model.Risk;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A profile as callers see it.
 *
 * @param purchases those that count under the chosen measure
 */
record ProfileResponse(
        String customerId,
        String frequencyBand,
        Rfm rfm,
        PurchaseSummary purchases,
        RiskView risk,
        int openComplaints,
        List<LastScore> lastScores,
        Map<String, Map<String, TraitView>> psychographics,
        List<Segment> segments,
        @Nullable Attributes attributes,
        boolean deleted) {

    /** Scores are absent until there is a purchase that counts and cut points to score it by. */
    record Rfm(
            @Nullable Integer r,
            @Nullable Integer f,
            @Nullable Integer m,
            @Nullable String cell,
            Values values) {}

    /**
     * @param amount plain decimal
     * @param currency of the first purchase; amounts in others are not in the sum
     */
    record Values(
            @Nullable Long recencyDays,
            int purchases,
            String amount,
            @Nullable String currency) {}

    record PurchaseSummary(int count, @Nullable Instant lastAt) {}

    record RiskView(String level, List<Reason> reasons) {}

    /**
     * @param ref the answer, feedback or ticket
     * @param until when time alone ends it
     */
    record Reason(String code, String ref, @Nullable Instant until) {}

    /** @param responseId the answer or feedback that gave it */
    record LastScore(String metric, int score, Instant at, String responseId) {}

    /**
     * @param confidence how far it is to be believed, from 0 to 1
     * @param responseId the response that told it; absent for what is declared
     */
    record TraitView(
            BigDecimal score,
            String source,
            BigDecimal confidence,
            @Nullable String responseId) {}

    record Segment(String id, String code, String name, Instant since) {}

    static ProfileResponse of(ReadProfile.View view, Masking masking) {
        var rfm = view.facts().rfm();
        return new ProfileResponse(
                view.profile().customerId(),
                view.facts().band().name(),
                rfm(view, view.facts().score().orElse(null)),
                new PurchaseSummary(
                        rfm.map(RfmInput::purchases).orElse(0),
                        rfm.map(RfmInput::lastAt).orElse(null)),
                risk(view.facts().risk()),
                view.profile().satisfaction().openComplaints(),
                lastScores(view),
                psychographics(view),
                segments(view),
                attributes(view.profile().attributes(), masking),
                view.profile().isDeleted());
    }

    /** The birthday is personal, the year of birth is not. Fields of the company's own belong to the customer's page. */
    private static @Nullable Attributes attributes(@Nullable Attributes all, Masking masking) {
        return all == null
                ? null
                : new Attributes(
                        all.kind(),
                        all.lifecycleStage(),
                        all.birthDate() == null ? null : masking.date(all.birthDate()),
                        all.gender(),
                        all.incomeBand(),
                        all.education(),
                        all.occupation(),
                        all.country(),
                        all.region(),
                        all.city(),
                        all.postalCode(),
                        all.locale(),
                        all.timeZone(),
                        all.tags());
    }

    private static Rfm rfm(ReadProfile.View view, @Nullable RfmScore score) {
        var values = view.facts()
                .rfm()
                .map(input -> new Values(
                        input.recencyDays(view.at()),
                        input.purchases(),
                        input.amount().toPlainString(),
                        view.profile().currency()))
                .orElseGet(() -> new Values(null, 0, "0", null));
        return score == null
                ? new Rfm(null, null, null, null, values)
                : new Rfm(score.r(), score.f(), score.m(), score.cell().label(), values);
    }

    private static RiskView risk(Risk risk) {
        return new RiskView(
                risk.level().name(),
                risk.reasons().stream()
                        .map(reason -> new Reason(reason.code().name(), reason.ref(), reason.until()))
                        .toList());
    }

    private static List<LastScore> lastScores(ReadProfile.View view) {
        return view.profile().satisfaction().lastScores().stream()
                .map(last -> new LastScore(last.metric().name(), last.score(), last.at(), last.ref()))
                .toList();
    }

    /** By group and name: {@code values}, {@code ECO}. */
    private static Map<String, Map<String, TraitView>> psychographics(ReadProfile.View view) {
        var groups = new TreeMap<String, Map<String, TraitView>>();
        view.facts().traits().forEach((name, trait) -> {
            int dot = name.indexOf('.');
            groups.computeIfAbsent(name.substring(0, dot), group -> new TreeMap<>())
                    .put(
                            name.substring(dot + 1),
                            new TraitView(
                                    trait.score(), trait.source().name(), trait.confidence(), trait.responseId()));
        });
        return groups;
    }

    private static List<Segment> segments(ReadProfile.View view) {
        return view.profile().segments().stream()
                .map(member -> new Segment(
                        member.id(),
                        member.code(),
                        view.basis()
                                .segment(member.id())
                                .map(segment -> segment.name())
                                .orElseGet(member::code),
                        member.since()))
                .toList();
    }
}
