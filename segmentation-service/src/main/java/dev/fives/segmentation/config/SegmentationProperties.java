package dev.fives.segmentation.config;

import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings of {@code segmentation-service.yml}, which says what each means. */
@ConfigurationProperties("fives.segmentation")
record SegmentationProperties(
        Profile profile, Bands bands, Rfm rfm, Segment segment, Worker worker, SelfCheck selfCheck) {

    record Profile(
            int purchasesKept,
            int itemsKept,
            int usesKept,
            int usesKeptOfType,
            int usesKeptDays,
            int recentFacts,
            int answersKept,
            int surveyAnswersKept,
            int ticketsKept,
            ZoneId timeZone) {}

    record Bands(int windowDays, int mediumFrom, int highFrom) {}

    record Rfm(int smallPopulation, Duration settle, Duration longestWait, Duration restMin) {}

    record Segment(
            int publishedMax,
            int ruleDepth,
            int ruleLeaves,
            int ruleOperands,
            int ruleTextLength,
            int ruleWindowDays) {}

    record SelfCheck(Duration interval, int profiles) {}

    record Worker(Duration poll, Duration repair, int pageSize) {}
}
