package dev.fives.segmentation.basis.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Where a trait of customers is told of: in the answer to a question of a survey, or in a field that the company gave its
 * customers.
 *
 * @param trait such as {@code values.ECO}; of a custom field also a whole group, such as {@code interests}: then each text
 *     in the field is one
 * @param surveyId with {@code question}, or neither
 * @param code the choice that tells of it; null for a scale
 * @param customField its name; null for a question
 * @param min the answer, or number, that scores 0
 * @param max likewise 1
 * @param confidence how far it is to be believed, from 0 to 1
 */
public record TraitSource(
        String trait,
        @Nullable String surveyId,
        @Nullable String question,
        @Nullable String code,
        @Nullable String customField,
        BigDecimal min,
        BigDecimal max,
        BigDecimal confidence) {

    /** What somebody says of himself counts before what is concluded from answers. */
    public boolean isDeclared() {
        return customField != null;
    }

    public boolean isGroup() {
        return trait.indexOf('.') < 0;
    }
}
