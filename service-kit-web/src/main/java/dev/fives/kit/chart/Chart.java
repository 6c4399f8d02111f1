package dev.fives.kit.chart;

import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Bars side by side, in the words of one language.
 *
 * @param language of all texts, as a language tag
 * @param subtitle what is counted, when, and of how many
 * @param note what a reader must know so as not to read too much into it
 * @param unit of the axis
 * @param series what the bars of a group tell apart; one without a name needs no legend
 */
public record Chart(
        String language,
        String title,
        String subtitle,
        String note,
        String unit,
        boolean percent,
        List<String> series,
        List<Group> groups) {
    public Chart {
        series = List.copyOf(series);
        groups = List.copyOf(groups);
    }

    /**
     * @param detail below the label, such as the size of the sample
     * @param bars one for each series
     */
    public record Group(String label, String detail, List<Bar> bars) {
        public Group {
            bars = List.copyOf(bars);
        }
    }

    /**
     * @param value absent where there is none
     * @param whisker from where to where the true value may lie
     */
    public record Bar(@Nullable Double value, @Nullable Whisker whisker) {
        public static final Bar NONE = new Bar(null, null);
    }

    public record Whisker(double low, double high) {}

    double lowest() {
        return values().min().orElse(0);
    }

    double highest() {
        return values().max().orElse(0);
    }

    private DoubleStream values() {
        return groups.stream()
                .flatMap(group -> group.bars().stream())
                .flatMapToDouble(bar -> bar.whisker() == null
                        ? DoubleStream.of(bar.value() == null ? 0 : bar.value())
                        : DoubleStream.of(bar.whisker().low(), bar.whisker().high()));
    }
}
