package dev.fives.segmentation.profile.model;

import static dev.fives.segmentation.profile.model.Told.LIMIT;
import static dev.fives.segmentation.profile.model.Told.START;
import static dev.fives.segmentation.profile.model.Told.answer;
import static dev.fives.segmentation.profile.model.Told.at;
import static dev.fives.segmentation.profile.model.Told.events;
import static dev.fives.segmentation.profile.model.Told.ticket;
import static dev.fives.segmentation.profile.model.Told.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.segmentation.basis.model.BandSettings;
import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.basis.model.Measure;
import dev.fives.segmentation.basis.model.PublishedSegment;
import dev.fives.segmentation.basis.model.Since;
import dev.fives.segmentation.rule.model.Field;
import dev.fives.segmentation.rule.model.Leaf;
import dev.fives.segmentation.rule.model.Operator;
import dev.fives.segmentation.rule.model.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RiskTest {

    /** Answer {@code a}: day and {@code -} or {@code +}. Ticket {@code t}, complaint {@code c}: day opened, closed. */
    @ParameterizedTest(name = "{0} on day {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        nothing                          | 0      | LOW
        a1:0:+                           | 0      | LOW
        a1:0:-                           | 0      | HIGH NEGATIVE_SCORE:a1:30
        a1:0:-                           | 29.999 | HIGH NEGATIVE_SCORE:a1:30
        a1:0:-                           | 30     | LOW
        a1:0:- t1:0::a1                  | 0      | HIGH NEGATIVE_SCORE:a1:30
        a1:0:- t1:0::a1                  | 30     | LOW
        a1:0:- t1:0:5:a1                 | 5      | MEDIUM NEGATIVE_SCORE_CLOSED:a1:95
        a1:0:- t1:0:5:a1                 | 94.999 | MEDIUM NEGATIVE_SCORE_CLOSED:a1:95
        a1:0:- t1:0:5:a1                 | 95     | LOW
        a1:0:- t1:0:40:a1                | 41     | MEDIUM NEGATIVE_SCORE_CLOSED:a1:130
        t1:0:5:a1                        | 6      | MEDIUM NEGATIVE_SCORE_CLOSED:a1:95
        t1:0::a1                         | 1      | LOW
        t1:0:5:                          | 6      | LOW
        c1:0::                           | 0      | HIGH OPEN_COMPLAINT:c1:
        c1:0::                           | 5000   | HIGH OPEN_COMPLAINT:c1:
        c1:0:5:                          | 5      | MEDIUM COMPLAINT_CLOSED:c1:95
        c1:0:5:                          | 95     | LOW
        c1:0::a1 a1:0:-                  | 1      | HIGH NEGATIVE_SCORE:a1:30 OPEN_COMPLAINT:c1:
        c1:0::a1 a1:0:-                  | 31     | HIGH OPEN_COMPLAINT:c1:
        a1:0:- c1:0:5:a1                 | 6      | MEDIUM NEGATIVE_SCORE_CLOSED:a1:95 COMPLAINT_CLOSED:c1:95
        a1:0:- t1:0:5:a1 c2:7::          | 8      | HIGH OPEN_COMPLAINT:c2:
        a1:0:- t1:0:5:a1 a2:9:-          | 9      | HIGH NEGATIVE_SCORE:a2:39
        a1:0:- t1:0:5:a1 a2:9:-          | 39     | MEDIUM NEGATIVE_SCORE_CLOSED:a1:95
        a1:0:- t1:0:5:a1 t1:0::a1        | 6      | HIGH NEGATIVE_SCORE:a1:30
        a1:0:- t1:0:5:a1 t1:0::a1        | 31     | LOW
        a1:0:- t1:0:5:a1 t1:0::a1 t1:0:8:a1 | 31  | MEDIUM NEGATIVE_SCORE_CLOSED:a1:98
        c1:0:5: c1:0::                   | 50     | HIGH OPEN_COMPLAINT:c1:
        c1:0:: t1:0::                    | 1      | HIGH OPEN_COMPLAINT:c1:
        """)
    void risk_isJudgedByReasonsAndInstants(String story, double day, String expected) {
        assertThat(text(Risk.of(told(story, START), at(day)))).isEqualTo(expected);
        // the same in the other order of answers and tickets
        assertThat(text(Risk.of(told(answersLast(story), START), at(day)))).isEqualTo(expected);
        // and where nobody heard of it before that day
        assertThat(text(Risk.of(told(story, at(day)), at(day)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a1:0:-                      | 0  | 30
        a1:0:- a2:9:-               | 10 | 39
        a1:0:- t1:0:5:a1            | 6  | 95
        a1:0:- c1:0::               | 1  |
        a1:0:- t1:0:5:a1 a2:9:-     | 10 | 39
        t1:0:5:a1 c2:0:7:           | 10 | 97
        nothing                     | 0  |
        """)
    void nextChange_isTheInstantAtWhichTheLevelTurns(String story, double day, Double next) {
        assertThat(Risk.nextChange(told(story, START), at(day)).orElse(null)).isEqualTo(next == null ? null : at(next));
    }

    @Test
    void reasons_areNoMoreThanAnEventTakes() {
        var known = Satisfaction.NONE;
        for (int i = 0; i < 40; i++) {
            known = known.with(ticket("c:c" + i, at(0), null, null), START, LIMIT);
        }

        assertThat(known.openComplaints()).isEqualTo(40);
        assertThat(Risk.of(known, START).reasons()).hasSize(Risk.REASONS_MAX);
    }

    @Test
    void judge_entersAndLeavesAtRiskAtTheExactInstants() {
        var judge = new Judge(ZoneOffset.UTC);
        var basis = basis();
        var heard = judge.apply(
                Profile.of("cus_1"),
                profile -> profile.with(answer("a1", Answer.Metric.CSAT, 1, at(0)), at(0), LIMIT),
                basis,
                new Cause("e-1", at(0)));
        assertThat(changes(heard)).containsExactly("0.0 LOW>HIGH", "0.0 entered");
        assertThat(heard.profile().nextDueAt()).isEqualTo(at(30));

        var closed = judge.apply(
                heard.profile(),
                profile -> profile.with(ticket("t:t1", at(0), at(5), "a1"), at(5), LIMIT),
                basis,
                new Cause("e-2", at(5)));
        assertThat(changes(closed)).containsExactly("5.0 HIGH>MEDIUM", "5.0 exited");
        assertThat(closed.profile().nextDueAt()).isEqualTo(at(95));

        var over = judge.catchUp(closed.profile(), basis, at(400));
        assertThat(changes(over)).containsExactly("95.0 MEDIUM>LOW");
        assertThat(over.profile().nextDueAt()).isNull();
        assertThat(Risk.endingAt(closed.profile().satisfaction(), at(95))).contains("corr-t1");
    }

    /** Whoever is judged only when something is due ends as whoever is judged every hour, with the same changes. */
    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void catchUp_equalsJudgingAllTheTime(long seed) {
        var judge = new Judge(ZoneOffset.UTC);
        var known = new Told.Teller().tell(events(new Random(seed)), at(60));
        var profile = judge.review(withAll(known, at(60)), basis(), at(60)).profile();

        var atOnce = judge.catchUp(profile, basis(), at(300));
        var hourly = new Judgement(profile, List.of());
        for (var t = at(60); !t.isAfter(at(300)); t = t.plus(Duration.ofHours(1))) {
            hourly = hourly.then(judge.review(hourly.profile(), basis(), t));
        }

        assertThat(hourly.changes()).isEqualTo(atOnce.changes());
        assertThat(hourly.profile()).isEqualTo(atOnce.profile());
    }

    private static Profile withAll(Satisfaction known, Instant now) {
        var profile = Profile.of("cus_1");
        for (var score : known.negatives()) {
            profile = profile.with(answer(score.ref(), Answer.Metric.CSAT, 1, score.at()), now, LIMIT);
        }
        for (var ticket : known.tickets()) {
            profile = profile.with(ticket, now, LIMIT);
        }
        return profile;
    }

    private static String answersLast(String story) {
        return Arrays.stream(story.split(" ", -1))
                .sorted(java.util.Comparator.comparing(word -> word.charAt(0) == 'a'))
                .collect(Collectors.joining(" "));
    }

    private static String text(Risk risk) {
        var text = new StringBuilder(risk.level().name());
        for (var reason : risk.reasons()) {
            var until = reason.until() == null
                    ? ""
                    : "" + Duration.between(START, reason.until()).toDays();
            text.append(" ")
                    .append(reason.code())
                    .append(":")
                    .append(reason.ref())
                    .append(":")
                    .append(until);
        }
        return text.toString();
    }

    private static List<String> changes(Judgement judgement) {
        return judgement.changes().stream()
                .map(change -> Duration.between(START, change.cause().at()).toHours() / 24.0 + " "
                        + switch (change) {
                            case Change.RiskChanged(var from, var to, var cause) -> from + ">" + to.level();
                            case Change.Entered entered -> "entered";
                            case Change.Exited exited -> "exited";
                            case Change.BandChanged band -> "band";
                            case Change.Rescored score -> "score";
                        })
                .toList();
    }

    private static Basis basis() {
        var rule = new Leaf(Field.RISK_LEVEL, Operator.EQ, List.of(new Value.Text("HIGH")));
        return new Basis(
                1,
                Since.FIRST,
                Measure.NET,
                new BandSettings(90, 2, 6),
                null,
                List.of(new PublishedSegment("seg_1", 1, "at-risk", "At risk", rule, 1)));
    }
}
