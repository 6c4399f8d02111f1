package dev.fives.segmentation.profile.app;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.segment.FrequencyBandChanged;
import dev.fives.contracts.segment.RfmChanged;
import dev.fives.contracts.segment.RiskChanged;
import dev.fives.contracts.segment.SegmentMembershipChanged;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.segmentation.basis.model.RfmInput;
import dev.fives.segmentation.profile.model.Cause;
import dev.fives.segmentation.profile.model.Change;
import dev.fives.segmentation.profile.model.Judgement;
import dev.fives.segmentation.profile.model.Membership;
import dev.fives.segmentation.profile.model.Risk;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes of a profile in the published language, stamped with the instant as of which they hold. */
final class ProfileChanges {

    private ProfileChanges() {}

    static List<NewEvent> events(Judgement judgement) {
        var customerId = judgement.profile().customerId();
        return judgement.changes().stream()
                .map(change -> event(customerId, change))
                .toList();
    }

    private static NewEvent event(String customerId, Change change) {
        return switch (change) {
            case Change.BandChanged(var from, var to, var purchases, var days, var cause) ->
                new NewEvent(
                        EventTypes.FREQUENCY_BAND_CHANGED,
                        new FrequencyBandChanged(customerId, from.name(), to.name(), purchases, days),
                        cause.at());
            case Change.Rescored(var from, var to, var input, var cuts, var cause) ->
                new NewEvent(
                        EventTypes.RFM_CHANGED,
                        new RfmChanged(customerId, from, to, values(input, cause), cuts),
                        cause.at());
            case Change.RiskChanged(var from, var to, var cause) ->
                new NewEvent(
                        EventTypes.RISK_CHANGED,
                        new RiskChanged(customerId, from.name(), to.level().name(), reasons(to), cause.at()),
                        cause.at());
            case Change.Entered(var segment, var leaf, var cause) ->
                new NewEvent(
                        EventTypes.SEGMENT_ENTERED, membership(customerId, segment, leaf, cause, null), cause.at());
            case Change.Exited(var segment, var leaf, var cause) ->
                new NewEvent(
                        EventTypes.SEGMENT_EXITED,
                        membership(customerId, segment, leaf, cause, segment.since()),
                        cause.at());
        };
    }

    private static RfmChanged.Values values(RfmInput input, Cause cause) {
        return new RfmChanged.Values(
                input.recencyDays(cause.at()), input.purchases(), input.amount().toPlainString());
    }

    private static List<RiskChanged.Reason> reasons(Risk risk) {
        return risk.reasons().stream()
                .map(reason -> new RiskChanged.Reason(reason.code().name(), reason.ref(), reason.until()))
                .toList();
    }

    private static SegmentMembershipChanged membership(
            String customerId, Membership segment, @Nullable String leaf, Cause cause, @Nullable Instant since) {
        var why = new SegmentMembershipChanged.Cause(
                leaf,
                cause.eventId(),
                cause.eventId() == null ? cause.at() : null,
                cause.kind().name());
        return new SegmentMembershipChanged(segment.id(), segment.version(), segment.code(), customerId, why, since);
    }
}
