package dev.fives.segmentation.profile.web;

import dev.fives.segmentation.basis.model.RfmInput;
import dev.fives.segmentation.basis.model.RfmScore;
import dev.fives.segmentation.profile.app.ReadProfile;
import dev.fives.segmentation.profile.model.Attributes;
import java.time.Instant;
import java.util.List;
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
        List<Segment> segments,
        @Nullable Attributes attributes) {

    /** Scores are absent until there is a purchase that counts and cut points to score it by. */
    record Rfm(
            @Nullable Integer r,
            @Nullable Integer f,
            @Nullable Integer m,
            @Nullable String cell,
            Values values) {}

    /** @param amount plain decimal */
    record Values(@Nullable Long recencyDays, int purchases, String amount) {}

    record PurchaseSummary(int count, @Nullable Instant lastAt) {}

    record Segment(String id, String code, String name, Instant since) {}

    static ProfileResponse of(ReadProfile.View view) {
        var rfm = view.facts().rfm();
        return new ProfileResponse(
                view.profile().customerId(),
                view.facts().band().name(),
                rfm(view, view.facts().score().orElse(null)),
                new PurchaseSummary(
                        rfm.map(RfmInput::purchases).orElse(0),
                        rfm.map(RfmInput::lastAt).orElse(null)),
                segments(view),
                view.profile().attributes());
    }

    private static Rfm rfm(ReadProfile.View view, @Nullable RfmScore score) {
        var values = view.facts()
                .rfm()
                .map(input -> new Values(
                        input.recencyDays(view.at()),
                        input.purchases(),
                        input.amount().toPlainString()))
                .orElseGet(() -> new Values(null, 0, "0"));
        return score == null
                ? new Rfm(null, null, null, null, values)
                : new Rfm(score.r(), score.f(), score.m(), score.cell().label(), values);
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
