package dev.fives.contracts.feedback;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Why a customer was to be asked.
 *
 * @param type such as {@code PURCHASE_COMPLETED}
 * @param purchaseId where the trigger is a purchase
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SurveyTrigger(String type, @Nullable String purchaseId) {}
