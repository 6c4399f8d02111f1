package dev.fives.loyalty.care.app;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan as somebody asks for it, not checked yet.
 *
 * @param name that of the kind where it is absent
 * @param trigger the usual one of the kind where it is absent
 * @param offsetDays 0 where it is absent
 * @param localTime {@code HH:mm}; 09:00 where it is absent and time alone makes the task
 * @param regions each a country or {@code country/region}
 * @param holdoutPercent 0 where it is absent
 * @param enabled true where it is absent
 */
public record PlanDraft(
        @Nullable String name,
        @Nullable String kind,
        @Nullable String trigger,
        @Nullable String channel,
        @Nullable Integer offsetDays,
        @Nullable String localTime,
        @Nullable String template,
        @Nullable String segmentId,
        @Nullable List<String> regions,
        @Nullable String feast,
        @Nullable Integer everyDays,
        @Nullable Integer holdoutPercent,
        @Nullable Boolean enabled) {

    boolean wantsEnabled() {
        return enabled == null || enabled;
    }
}
