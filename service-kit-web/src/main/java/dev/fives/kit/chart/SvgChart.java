package dev.fives.kit.chart;

import dev.fives.kit.chart.Chart.Bar;
import dev.fives.kit.chart.Chart.Group;
import dev.fives.kit.chart.Chart.Whisker;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A chart as SVG of the shape of a slide. */
public final class SvgChart {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 540;
    private static final int LEFT = 88;
    private static final int RIGHT = 920;
    private static final int TOP = 150;
    private static final int BOTTOM = 440;
    private static final int LABELS_MAX = 13;
    /** More bars have no room for their numbers; who points at one sees it all the same. */
    private static final int NUMBERS_MAX = 16;
    /** What of a group its bars fill. */
    private static final double FILLED = 0.7;

    private static final double BAR_MAX = 96;
    private static final double CHARACTER = 7.5;
    private static final String INK = "#1f2937";
    private static final String GREY = "#6b7280";
    private static final List<String> COLOURS =
            List.of("#2563eb", "#f59e0b", "#059669", "#7c3aed", "#dc2626", "#0891b2", "#db2777", "#65a30d");

    private final Chart chart;
    private final Scale scale;
    private final NumberFormat numbers;
    private final NumberFormat ticks;
    private final double groupWidth;
    private final Svg svg;

    private SvgChart(Chart chart) {
        this.chart = chart;
        this.scale = Scale.of(chart.lowest(), chart.highest());
        Locale locale = Locale.forLanguageTag(chart.language());
        this.numbers =
                chart.percent() ? NumberFormat.getPercentInstance(locale) : NumberFormat.getIntegerInstance(locale);
        numbers.setMaximumFractionDigits(chart.percent() ? 1 : 0);
        this.ticks =
                chart.percent() ? numbers : NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT);
        ticks.setMaximumFractionDigits(1);
        this.groupWidth = (double) (RIGHT - LEFT) / Math.max(1, chart.groups().size());
        this.svg = new Svg(WIDTH, HEIGHT, chart.language());
    }

    public static String of(Chart chart) {
        return new SvgChart(chart).drawn();
    }

    private String drawn() {
        words();
        axis();
        legend();
        for (int i = 0; i < chart.groups().size(); i++) {
            group(i, chart.groups().get(i));
        }
        svg.empty("line", "x1", LEFT, "x2", RIGHT, "y1", y(0), "y2", y(0), "stroke", INK);
        return svg.done();
    }

    private void words() {
        svg.text("title", chart.title());
        svg.text("desc", chart.subtitle());
        svg.empty("rect", "width", WIDTH, "height", HEIGHT, "fill", "#ffffff");
        svg.text("text", chart.title(), "x", 40, "y", 48, "font-size", 26, "font-weight", 600, "fill", INK);
        svg.text("text", chart.subtitle(), "x", 40, "y", 78, "font-size", 15, "fill", GREY);
        svg.text("text", chart.unit(), "x", 40, "y", TOP - 22, "font-size", 13, "fill", GREY);
        svg.text("text", chart.note(), "x", 40, "y", HEIGHT - 20, "font-size", 12, "fill", GREY);
    }

    private void axis() {
        for (double tick : scale.ticks()) {
            double y = y(tick);
            svg.empty("line", "x1", LEFT, "x2", RIGHT, "y1", y, "y2", y, "stroke", "#e5e7eb");
            centred("end", ticks.format(tick), LEFT - 10.0, y + 4, 13, GREY);
        }
    }

    /** One series says its name in the title. */
    private void legend() {
        double x = LEFT;
        for (int i = 0; chart.series().size() > 1 && i < chart.series().size(); i++) {
            svg.empty("rect", "x", x, "y", 96.0, "width", 12, "height", 12, "fill", colour(i));
            svg.text("text", chart.series().get(i), "x", x + 18, "y", 107, "font-size", 13, "fill", INK);
            x += 40 + 2 * CHARACTER * chart.series().get(i).length();
        }
    }

    private void group(int number, Group group) {
        double left = LEFT + number * groupWidth;
        int bars = Math.max(1, chart.series().size());
        double width = Math.min(BAR_MAX, groupWidth * FILLED / bars);
        double start = left + (groupWidth - width * bars) / 2;
        for (int i = 0; i < group.bars().size(); i++) {
            bar(i, group, start + i * width, width);
        }
        if (number % everyHowMany() == 0) {
            double middle = left + groupWidth / 2;
            centred("middle", fitting(group.label()), middle, BOTTOM + 24, 14, INK);
            centred("middle", fitting(group.detail()), middle, BOTTOM + 44, 12, GREY);
        }
    }

    private void bar(int series, Group group, double x, double width) {
        Bar bar = group.bars().get(series);
        Double value = bar.value();
        if (value == null) {
            return;
        }
        double top = y(Math.max(0, value));
        double gap = width / 16;
        svg.start("rect", "class", "bar", "x", x + gap, "y", top, "width", width - 2 * gap);
        svg.attributes("height", y(Math.min(0, value)) - top, "fill", colour(series));
        svg.text("title", said(series, group, value)).end();
        double high = whisker(bar.whisker(), x + width / 2, width / 5, top);
        if (chart.groups().size() * chart.series().size() <= NUMBERS_MAX) {
            centred("middle", numbers.format(value), x + width / 2, high - 6, 14, INK);
        }
    }

    private String said(int series, Group group, double value) {
        String name = chart.series().get(series);
        String of = name.isEmpty() ? group.label() : group.label() + ", " + name;
        return of + ": " + numbers.format(value) + (group.detail().isEmpty() ? "" : " (" + group.detail() + ")");
    }

    /** Answers where it ends above. */
    private double whisker(@Nullable Whisker whisker, double x, double half, double otherwise) {
        if (whisker == null) {
            return otherwise;
        }
        double high = y(whisker.high());
        double low = y(whisker.low());
        svg.start("g", "class", "whisker", "stroke", INK, "stroke-width", "1.5");
        svg.empty("line", "x1", x, "x2", x, "y1", high, "y2", low);
        svg.empty("line", "x1", x - half, "x2", x + half, "y1", high, "y2", high);
        svg.empty("line", "x1", x - half, "x2", x + half, "y1", low, "y2", low);
        svg.end();
        return Math.min(high, otherwise);
    }

    private void centred(String anchor, String text, double x, double y, int size, String colour) {
        svg.text("text", text, "x", x, "y", y, "font-size", size, "text-anchor", anchor, "fill", colour);
    }

    private int everyHowMany() {
        return (chart.groups().size() + LABELS_MAX - 1) / LABELS_MAX;
    }

    /** A label that would run into the next one is cut. */
    private String fitting(String label) {
        int most = (int) (groupWidth * everyHowMany() / CHARACTER);
        return label.length() <= most ? label : label.substring(0, Math.max(1, most - 1)) + "…";
    }

    private double y(double value) {
        return BOTTOM - scale.part(value) * (BOTTOM - TOP);
    }

    private static String colour(int series) {
        return COLOURS.get(series % COLOURS.size());
    }
}
