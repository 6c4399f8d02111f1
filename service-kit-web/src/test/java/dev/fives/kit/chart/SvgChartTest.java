package dev.fives.kit.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fives.kit.chart.Chart.Bar;
import dev.fives.kit.chart.Chart.Group;
import dev.fives.kit.chart.Chart.Whisker;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SvgChartTest {
    private static final int TOP = 150;
    private static final int BOTTOM = 440;

    @Test
    void chineseTextsAndSignsOfXml_stayTexts() throws Exception {
        Document drawn = drawn(chart(List.of(""), List.of(group("金卡 <&\">", 0.4))));

        assertThat(all(drawn, "text")).contains("复购率", "金卡 <&\">", "40%");
        assertThat(drawn.getDocumentElement().getAttribute("lang")).isEqualTo("zh");
    }

    @Test
    void barsAndWhiskers_standToScale_insideThePlot() throws Exception {
        Bar bar = new Bar(0.5, new Whisker(0.25, 0.95));
        Document drawn = drawn(chart(List.of(""), List.of(new Group("all", "n = 10", List.of(bar)))));

        Element rect = bars(drawn).getFirst();
        assertThat(number(rect, "y")).isEqualTo((TOP + BOTTOM) / 2.0);
        assertThat(number(rect, "y") + number(rect, "height")).isEqualTo(BOTTOM);
        assertThat(rect.getTextContent()).isEqualTo("all: 50% (n = 10)");
        Element whisker = (Element) drawn.getElementsByTagName("g").item(0).getFirstChild();
        assertThat(number(whisker, "y1")).isEqualTo(BOTTOM - 0.95 * (BOTTOM - TOP));
        assertThat(number(whisker, "y2")).isEqualTo(BOTTOM - 0.25 * (BOTTOM - TOP));
    }

    @Test
    void manyGroups_keepTheirBars_andLoseLabels() throws Exception {
        Document drawn = drawn(chart(
                List.of("a", "b"),
                IntStream.range(0, 36)
                        .mapToObj(i -> new Group(
                                "2026-" + i,
                                "",
                                List.of(new Bar((double) i, null), i == 3 ? Bar.NONE : new Bar(1.0, null))))
                        .toList()));

        assertThat(bars(drawn)).hasSize(71);
        assertThat(all(drawn, "text")).contains("2026-0", "2026-3").doesNotContain("2026-1");
    }

    @Test
    void nothingToShow_isAChartAllTheSame() throws Exception {
        assertThat(bars(drawn(chart(List.of(""), List.of())))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0.2, 0.2",
        "0, 0.41, 0, 0.5, 0.1",
        "0, 1, 0, 1, 0.2",
        "-30, 80, -50, 100, 50",
        "0, 123456, 0, 150000, 50000"
    })
    void scale_isRound(double lowest, double highest, double low, double high, double step) {
        Scale scale = Scale.of(lowest, highest);

        assertThat(scale.low()).isCloseTo(low, within(1e-9));
        assertThat(scale.high()).isCloseTo(high, within(1e-9));
        assertThat(scale.step()).isCloseTo(step, within(1e-9));
    }

    private static Group group(String label, double value) {
        return new Group(label, "", List.of(new Bar(value, null)));
    }

    private static Chart chart(List<String> series, List<Group> groups) {
        return new Chart("zh", "复购率", "副标题", "注", "%", true, series, groups);
    }

    private static Document drawn(Chart chart) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(SvgChart.of(chart))));
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    private static List<Element> bars(Document drawn) {
        NodeList rects = drawn.getElementsByTagName("rect");
        return IntStream.range(0, rects.getLength())
                .mapToObj(i -> (Element) rects.item(i))
                .filter(rect -> rect.getAttribute("class").equals("bar"))
                .toList();
    }

    private static List<String> all(Document drawn, String name) {
        NodeList found = drawn.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }
}
