package dev.fives.loyalty.care.app;

import dev.fives.kit.problem.Violations;
import dev.fives.loyalty.care.model.CareChannel;
import dev.fives.loyalty.care.model.CareKind;
import dev.fives.loyalty.care.model.Feasts;
import dev.fives.loyalty.care.model.PlanTerms;
import dev.fives.loyalty.care.model.PlanTrigger;
import dev.fives.loyalty.care.model.ShippedFeast;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks what a request wants of a plan; says all that is wrong at once. */
final class PlanReader {
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final Pattern TEMPLATE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_.-]{1,200}");
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final int PERCENT_MAX = 100;

    private final PlanLimits limits;

    PlanReader(PlanLimits limits) {
        this.limits = limits;
    }

    PlanTerms read(PlanDraft draft, Feasts feasts) {
        Violations violations = new Violations();
        PlanChecks checks = new PlanChecks(violations, limits);
        CareKind kind = code(checks, draft.kind(), List.of(CareKind.values()), "/kind");
        PlanTrigger trigger = trigger(checks, draft.trigger(), kind);
        CareChannel channel = code(checks, draft.channel(), List.of(CareChannel.values()), "/channel");
        int least = trigger == PlanTrigger.BIRTHDAY || trigger == PlanTrigger.FEAST ? -limits.offsetDays() : 0;
        String name = checks.name(draft.name(), "/name");
        PlanTerms terms = new PlanTerms(
                name == null ? kind.name() : name,
                kind,
                trigger,
                channel,
                checks.number(draft.offsetDays(), 0, least, limits.offsetDays(), "/offsetDays"),
                time(checks, draft.localTime(), trigger),
                checks.text(draft.template(), TEMPLATE, "/template", "the code of a template"),
                segment(checks, draft.segmentId(), trigger),
                checks.regions(draft.regions(), "/regions"),
                feast(checks, draft.feast(), trigger, feasts),
                every(checks, draft.everyDays(), trigger),
                checks.number(draft.holdoutPercent(), 0, 0, PERCENT_MAX, "/holdoutPercent"));
        violations.throwIfAny();
        return terms;
    }

    private static PlanTrigger trigger(PlanChecks checks, @Nullable String code, CareKind kind) {
        List<PlanTrigger> fitting = PlanTrigger.of(kind);
        return code == null ? fitting.getFirst() : code(checks, code, fitting, "/trigger");
    }

    private static <E extends Enum<E>> E code(
            PlanChecks checks, @Nullable String code, List<E> allowed, String pointer) {
        E found = allowed.stream()
                .filter(one -> one.name().equals(code))
                .findFirst()
                .orElse(null);
        checks.require(found != null, pointer, "not known (expected: one of " + allowed + ")");
        return found == null ? allowed.getFirst() : found;
    }

    private static @Nullable LocalTime time(PlanChecks checks, @Nullable String text, PlanTrigger trigger) {
        boolean readable = checks.text(text, TIME, "/localTime", "HH:mm") != null
                && TIME.matcher(text == null ? "" : text).matches();
        if (readable && text != null) {
            return LocalTime.parse(text);
        }
        return trigger.isByCalendar() ? MORNING : null;
    }

    private static @Nullable String segment(PlanChecks checks, @Nullable String segmentId, PlanTrigger trigger) {
        checks.require(
                segmentId != null || trigger != PlanTrigger.SEGMENT_ENTERED,
                "/segmentId",
                "absent (expected: the segment that is entered)");
        return checks.text(segmentId, SEGMENT, "/segmentId", "the id of a segment");
    }

    private static @Nullable String feast(
            PlanChecks checks, @Nullable String feast, PlanTrigger trigger, Feasts feasts) {
        if (trigger == PlanTrigger.FEAST) {
            checks.require(
                    feast != null && feasts.knows(feast),
                    "/feast",
                    "not known (expected: one of a calendar of one's own, or of " + shipped() + ")");
        } else {
            checks.require(feast == null, "/feast", "given (expected: none but with kind HOLIDAY)");
        }
        return feast;
    }

    private static String shipped() {
        return Arrays.toString(ShippedFeast.values());
    }

    private @Nullable Integer every(PlanChecks checks, @Nullable Integer days, PlanTrigger trigger) {
        if (trigger == PlanTrigger.PERIODIC) {
            return checks.number(days, 0, 1, limits.everyDays(), "/everyDays");
        }
        checks.require(days == null, "/everyDays", "given (expected: none but with trigger PERIODIC)");
        return null;
    }
}
