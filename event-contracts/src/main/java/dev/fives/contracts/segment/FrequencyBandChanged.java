package dev.fives.contracts.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code crm.frequency-band.changed.v1}.
 *
 * @param customerId {@code cus_…}
 * @param from the band before; absent the first time
 * @param to the band now, such as {@code LOW}
 * @param purchasesInWindow purchases that counted
 * @param windowDays length of the window
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FrequencyBandChanged(
        String customerId, @Nullable String from, String to, long purchasesInWindow, long windowDays) {}
