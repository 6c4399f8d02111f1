package dev.fives.feedback.survey.model;

import dev.fives.feedback.score.model.Metric;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What kind of answer a question takes. */
public enum QuestionType {
    NPS(Metric.NPS),
    CSAT(Metric.CSAT),
    CES(Metric.CES),
    /** A scale of the survey's own. */
    RATING(null),
    /** One of some codes. */
    CHOICE(null),
    TEXT(null);

    @SuppressWarnings("ImmutableEnumChecker") // an Optional of an enum
    private final Optional<Metric> metric;

    QuestionType(@Nullable Metric metric) {
        this.metric = Optional.ofNullable(metric);
    }

    /** The metric that its scores count for. */
    public Optional<Metric> metric() {
        return metric;
    }
}
