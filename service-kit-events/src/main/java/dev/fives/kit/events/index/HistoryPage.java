package dev.fives.kit.events.index;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fives.kit.request.Masking;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events of one aggregate after a sequence, one item a sequence and none left out.
 *
 * @param lastSequence of the aggregate at this moment
 * @param next what to ask for as {@code afterSequence}, absent where the items reach {@code lastSequence}; the same as
 *     asked where the next event is not on the topic yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HistoryPage(
        String aggregate,
        List<HistoryItem> items,
        long lastSequence,
        @Nullable Long next) {
    HistoryPage {
        items = List.copyOf(items);
    }

    static HistoryPage of(String aggregate, long after, List<HistoryItem> items, long lastSequence) {
        long reached = items.isEmpty() ? after : items.getLast().sequence();
        return new HistoryPage(aggregate, items, lastSequence, reached < lastSequence ? reached : null);
    }

    HistoryPage shown(Masking masking) {
        return masking.isOn()
                ? new HistoryPage(
                        aggregate,
                        items.stream().map(item -> item.shown(masking)).toList(),
                        lastSequence,
                        next)
                : this;
    }
}
