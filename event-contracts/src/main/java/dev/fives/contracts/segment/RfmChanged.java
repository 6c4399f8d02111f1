package dev.fives.contracts.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code crm.rfm.changed.v1}.
 *
 * @param customerId {@code cus_…}
 * @param from the cell before, three digits 1–5 for R, F and M; absent the first time
 * @param to the cell now
 * @param cutsVersion the version of the quintile cut points that scored it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RfmChanged(String customerId, @Nullable String from, String to, Values values, long cutsVersion) {

    /**
     * What was scored.
     *
     * @param recencyDays days since the last purchase
     * @param purchases their number
     * @param amount plain decimal in the deployment's currency
     */
    public record Values(long recencyDays, long purchases, String amount) {}
}
