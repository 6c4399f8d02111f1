package dev.fives.feedback.survey.model;

import org.jspecify.annotations.Nullable;

/**
 * The answer to one question.
 *
 * @param score of a scale, 0 included
 * @param code of a choice
 * @param text in the customer's words; it never leaves this service in an event
 */
public record Answer(
        String question,
        @Nullable Integer score,
        @Nullable String code,
        @Nullable String text) {}
