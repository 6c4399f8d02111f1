package dev.fives.feedback.unsolicited;

import dev.fives.feedback.score.model.Metric;
import dev.fives.feedback.score.model.Sentiment;
import dev.fives.kit.problem.Violations;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Feedback as somebody wrote it down: nothing checked, everything optional. */
record FeedbackBody(
        @Nullable String customerId,
        @Nullable String channel,
        @Nullable String metric,
        @Nullable Integer score,
        @Nullable String text,
        @Nullable String purchaseId,
        @Nullable Instant at) {
    private static final Pattern CUSTOMER = Pattern.compile("cus_[A-Za-z0-9_.-]{1,100}");
    private static final Pattern PURCHASE = Pattern.compile("pur_[A-Za-z0-9_.-]{1,100}");

    /**
     * Throws VALIDATION with a pointer to each mistake.
     *
     * @param ahead how far after now it may be dated: clocks differ
     */
    Feedback checked(Instant now, Duration ahead, int textLengthMax) {
        Violations violations = new Violations();
        violations.check(
                Arrays.stream(Channel.values()).anyMatch(known -> known.name().equals(channel)),
                "/channel",
                "channel: unknown (expected: WEB, EMAIL, SMS, PHONE, REVIEW, SOCIAL, WECHAT or IN_APP)");
        violations.check(
                customerId == null || CUSTOMER.matcher(customerId).matches(),
                "/customerId",
                "customerId: malformed (expected: cus_…)");
        violations.check(
                purchaseId == null || PURCHASE.matcher(purchaseId).matches(),
                "/purchaseId",
                "purchaseId: malformed (expected: pur_…)");
        violations.check(
                text == null || text.codePointCount(0, text.length()) <= textLengthMax,
                "/text",
                "text: too long (expected: at most " + textLengthMax + " characters)");
        violations.check(
                at == null || !at.isAfter(now.plus(ahead)),
                "/at",
                "at: in the future (expected: at most " + ahead + " after now)");
        violations.check(
                at == null || !at.isBefore(Instant.EPOCH), "/at", "at: too long ago (expected: 1970 or later)");
        violations.check(
                score != null || (text != null && !text.isBlank()), "/text", "text: absent (expected: text or score)");
        Optional<Metric> measured = metric(violations);
        violations.throwIfAny();
        return feedback(measured.orElse(null), (at == null ? now : at).truncatedTo(ChronoUnit.MILLIS));
    }

    private Optional<Metric> metric(Violations violations) {
        Optional<Metric> known = Arrays.stream(Metric.values())
                .filter(one -> one.name().equals(metric))
                .findFirst();
        violations.check(
                metric == null ? score == null : known.isPresent(),
                "/metric",
                "metric: absent or unknown (expected: NPS, CSAT or CES with a score)");
        known.ifPresent(one -> violations.check(
                score != null && one.accepts(score),
                "/score",
                "score: absent or out of range (expected: " + one.lowest() + " to " + one.highest() + ")"));
        return known;
    }

    private Feedback feedback(@Nullable Metric measured, Instant said) {
        Sentiment sentiment = measured == null || score == null ? Sentiment.NEUTRAL : measured.sentiment(score);
        return new Feedback(
                customerId, Objects.requireNonNull(channel), measured, score, sentiment, text, purchaseId, said);
    }
}
