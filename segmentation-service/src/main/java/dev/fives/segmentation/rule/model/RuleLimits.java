package dev.fives.segmentation.rule.model;

/**
 * How large a rule may be.
 *
 * @param depth levels of and, or and not above a condition
 * @param leaves conditions in the whole rule
 * @param operands values in the list of one condition
 * @param textLength characters of a text that is compared with
 * @param windowDays days that a condition on purchases may look back
 * @param usageDays days that a condition on uses may look back, as long as they are kept
 */
public record RuleLimits(int depth, int leaves, int operands, int textLength, int windowDays, int usageDays) {

    /** Days that a condition on the field may look back. */
    public int windowDays(Field field) {
        return field.source() == Field.Source.USES ? usageDays : windowDays;
    }
}
