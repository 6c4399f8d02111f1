package dev.fives.feedback.plan;

import dev.fives.kit.problem.Violations;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A plan on the wire.
 *
 * @param delay ISO 8601, such as {@code P3D}
 * @param validFor ISO 8601; 14 days where it is absent
 */
record PlanBody(
        @Nullable String name,
        @Nullable String surveyId,
        @Nullable Trigger trigger,
        @Nullable String channel,
        @Nullable Integer fatigueDays,
        @Nullable String validFor,
        @Nullable Boolean enabled) {
    private static final Set<String> CHANNELS = Set.of("EMAIL", "SMS", "PHONE", "WECHAT", "APP", "POST");
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final String VALID_FOR_DEFAULT = "P14D";
    private static final int FATIGUE_DAYS_DEFAULT = 30;
    private static final int NAME_LENGTH_MAX = 200;
    private static final int ID_LENGTH_MAX = 100;
    private static final int DAY = 86_400;
    /** Days, hours, minutes and seconds as a person writes them; no sign, no fraction, no spelling without end. */
    private static final Pattern DURATION = Pattern.compile("P[0-9]{1,3}D|(P|P[0-9]{1,3}D)T([0-9]{1,4}H([0-9]{1,2}M)?"
            + "([0-9]{1,2}S)?|[0-9]{1,6}M([0-9]{1,2}S)?|[0-9]{1,8}S)");

    record Trigger(@Nullable String type, @Nullable String delay) {}

    static PlanBody of(SurveyPlan plan) {
        return new PlanBody(
                plan.name(),
                plan.surveyId(),
                new Trigger(plan.trigger(), iso(plan.delaySeconds())),
                plan.channel(),
                plan.fatigueDays(),
                iso(plan.validSeconds()),
                plan.enabled());
    }

    /** Throws VALIDATION with a pointer to each mistake. */
    SurveyPlan checked() {
        Violations violations = new Violations();
        checkTexts(violations);
        int fatigue = fatigueDays == null ? FATIGUE_DAYS_DEFAULT : fatigueDays;
        violations.check(
                fatigue >= 0 && fatigue <= LONGEST.toDays(),
                "/fatigueDays",
                "fatigueDays: " + fatigue + " (expected: 0 to 366)");
        long delaySeconds = seconds(trigger == null ? null : trigger.delay(), 0, "/trigger/delay", violations);
        long validSeconds = seconds(validFor == null ? VALID_FOR_DEFAULT : validFor, 1, "/validFor", violations);
        violations.throwIfAny();
        return new SurveyPlan(
                Objects.requireNonNull(name),
                Objects.requireNonNull(surveyId),
                SurveyPlan.PURCHASE_COMPLETED,
                delaySeconds,
                Objects.requireNonNull(channel),
                fatigue,
                validSeconds,
                enabled == null || enabled,
                null);
    }

    private void checkTexts(Violations violations) {
        violations.check(
                name != null && !name.isBlank() && name.codePointCount(0, name.length()) <= NAME_LENGTH_MAX,
                "/name",
                "name: absent or too long (expected: 1 to " + NAME_LENGTH_MAX + " characters)");
        violations.check(
                surveyId != null && surveyId.length() <= ID_LENGTH_MAX,
                "/surveyId",
                "surveyId: absent or too long (expected: the id of a survey)");
        violations.check(
                trigger != null && SurveyPlan.PURCHASE_COMPLETED.equals(trigger.type()),
                "/trigger/type",
                "type: unknown (expected: " + SurveyPlan.PURCHASE_COMPLETED + ")");
        violations.check(
                channel != null && CHANNELS.contains(channel),
                "/channel",
                "channel: unknown (expected: EMAIL, SMS, PHONE, WECHAT, APP or POST)");
    }

    private static long seconds(@Nullable String text, long least, String pointer, Violations violations) {
        Duration duration =
                text != null && DURATION.matcher(text).matches() ? Duration.parse(text) : Duration.ofSeconds(-1);
        long seconds = duration.compareTo(LONGEST) > 0 ? -1 : duration.toSeconds();
        violations.check(
                seconds >= least, pointer, "duration: not accepted (expected: ISO 8601, such as P3D, to 366 days)");
        return seconds;
    }

    private static String iso(long seconds) {
        return seconds % DAY == 0
                ? "P" + seconds / DAY + "D"
                : Duration.ofSeconds(seconds).toString();
    }
}
