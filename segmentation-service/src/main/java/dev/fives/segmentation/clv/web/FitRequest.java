package dev.fives.segmentation.clv.web;

import dev.fives.kit.problem.Violations;
import dev.fives.segmentation.clv.model.ClvModel;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to fit.
 *
 * @param timeUnit weeks are the only one so far, and meant where none is named
 * @param transactionsPer likewise days
 */
record FitRequest(
        @Nullable String model,
        @Nullable String calibrationEnd,
        @Nullable String timeUnit,
        @Nullable String transactionsPer) {

    static final String WEEK = "WEEK";
    static final String DAY = "DAY";

    record Wanted(ClvModel model, LocalDate calibrationEnd) {}

    Wanted wanted() {
        var violations = new Violations();
        var wantedModel = Arrays.stream(ClvModel.values())
                .filter(known -> known.name().equals(model))
                .findFirst();
        violations.check(wantedModel.isPresent(), "/model", "model: " + model + " (expected: one of " + known() + ")");
        var day = day();
        violations.check(
                day.isPresent(), "/calibrationEnd", "calibrationEnd: " + calibrationEnd + " (expected: yyyy-MM-dd)");
        violations.check(
                Objects.requireNonNullElse(timeUnit, WEEK).equals(WEEK),
                "/timeUnit",
                "timeUnit: " + timeUnit + " (expected: " + WEEK + ")");
        violations.check(
                Objects.requireNonNullElse(transactionsPer, DAY).equals(DAY),
                "/transactionsPer",
                "transactionsPer: " + transactionsPer + " (expected: " + DAY + ")");
        violations.throwIfAny();
        return new Wanted(wantedModel.orElseThrow(), day.orElseThrow());
    }

    private static String known() {
        return String.join(
                ", ", Arrays.stream(ClvModel.values()).map(Enum::name).toList());
    }

    /** Years of four digits: the others are not written like that. */
    private Optional<LocalDate> day() {
        try {
            return Optional.ofNullable(calibrationEnd)
                    .filter(text -> text.length() == 10)
                    .map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
