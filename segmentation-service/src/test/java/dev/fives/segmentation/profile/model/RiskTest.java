package dev.fives.segmentation.profile.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.segmentation.basis.model.BandSettings;
import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.basis.model.Measure;
import dev.fives.segmentation.basis.model.PublishedSegment;
import dev.fives.segmentation.rule.model.Field;
import dev.fives.segmentation.rule.model.Leaf;
import dev.fives.segmentation.rule.model.Operator;
import dev.fives.segmentation.rule.model.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RiskTest {

    private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
    private static final int LIMIT = 50;

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
    void kindThatIsNoLongerAComplaint_isForgotten() {
        var known = told("c1:0::", START).with(ticket("t:c1", at(0), null, null), START, LIMIT);

        assertThat(Risk.of(known, START).level()).isEqualTo(Risk.Level.LOW);
        assertThat(known.tickets()).isEmpty();
    }

    @Test
    void lastScore_isTheNewestOfEachMetricAndZeroIsAScore() {
        var known = Satisfaction.NONE
                .with(answer("a2", Answer.Metric.NPS, 0, at(2)), at(2), LIMIT)
                .with(answer("a1", Answer.Metric.NPS, 10, at(1)), at(2), LIMIT)
                .with(answer("a3", Answer.Metric.CES, 7, at(1)), at(2), LIMIT);

        assertThat(known.lastScores())
                .containsExactly(
                        new LastScore(Answer.Metric.NPS, 0, at(2), "a2"),
                        new LastScore(Answer.Metric.CES, 7, at(1), "a3"));
    }

    @Test
    void profile_isBounded() {
        var known = Satisfaction.NONE;
        for (int i = 0; i < 40; i++) {
            known = known.with(answer("a" + i, Answer.Metric.CSAT, 1, at(i * 0.1)), START, 5)
                    .with(ticket("c:c" + i, at(i * 0.1), i % 2 == 0 ? at(i * 0.1) : null, null), START, 5);
        }

        assertThat(known.negatives()).extracting(NegativeScore::ref).containsExactly("a35", "a36", "a37", "a38", "a39");
        assertThat(known.tickets()).extracting(Ticket::id).containsExactly("c39", "c37", "c35", "c33", "c31");
        assertThat(known.with(answer("x", Answer.Metric.CSAT, 5, at(100)), at(100), 5)
                        .negatives())
                .isEmpty();
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

    /** Events of answers and tickets; of a ticket the one of the highest sequence is known, as the ticket facts do. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void replay_threeTimesAndShuffledGivesTheSameProfile(long seed) {
        var random = new Random(seed);
        var events = events(random);
        var now = at(random.nextInt(200));
        var once = new Teller().tell(events, now);

        var often = new ArrayList<>(events);
        often.addAll(events);
        often.addAll(events);
        Collections.shuffle(often, random);
        var teller = new Teller();
        var shuffled = teller.tell(often, now);

        assertThat(shuffled).isEqualTo(once);
        // everything from the first event on once more, much later: nothing comes back that was forgotten
        var later = now.plus(Duration.ofDays(random.nextInt(200)));
        var levels = new ArrayList<Risk.Level>();
        for (var event : events) {
            levels.add(Risk.of(teller.tell(List.of(event), later), later).level());
        }
        assertThat(levels).containsOnly(Risk.of(once, later).level());
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
        var known = new Teller().tell(events(new Random(seed)), at(60));
        var profile = judge.review(withAll(known, at(60)), basis(), at(60)).profile();

        var atOnce = judge.catchUp(profile, basis(), at(300));
        var hourly = new Judgement(profile, List.of());
        for (var t = at(60); !t.isAfter(at(300)); t = t.plus(Duration.ofHours(1))) {
            hourly = hourly.then(judge.review(hourly.profile(), basis(), t));
        }

        assertThat(hourly).isEqualTo(atOnce);
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

    private sealed interface Event {
        record Answered(Answer answer) implements Event {}

        record Ticketed(long sequence, Ticket ticket) implements Event {}
    }

    /** Keeps what the service keeps. */
    private static final class Teller {
        private final Map<String, Event.Ticketed> facts = new HashMap<>();
        private Satisfaction known = Satisfaction.NONE;

        Satisfaction tell(List<Event> events, Instant now) {
            for (var event : events) {
                known = switch (event) {
                    case Event.Answered(var answer) -> known.with(answer, now, LIMIT);
                    case Event.Ticketed told -> {
                        var newest =
                                facts.merge(told.ticket().id(), told, (a, b) -> a.sequence() >= b.sequence() ? a : b);
                        yield known.with(newest.ticket(), now, LIMIT);
                    }
                };
            }
            return known;
        }
    }

    private static List<Event> events(Random random) {
        var events = new ArrayList<Event>();
        for (int i = 0; i < 12; i++) {
            double day = random.nextInt(120);
            int score = 1 + random.nextInt(5);
            events.add(new Event.Answered(answer("a" + i, Answer.Metric.CSAT, score, at(day))));
            String kind = random.nextBoolean() ? "c" : "t";
            for (long sequence = 1; sequence <= 1 + random.nextInt(5); sequence++) {
                boolean closed = sequence > 1 && random.nextBoolean();
                events.add(new Event.Ticketed(
                        sequence,
                        ticket(
                                kind + ":t" + i,
                                at(day),
                                closed ? at(day + sequence) : null,
                                random.nextBoolean() ? "a" + i : null)));
            }
        }
        return events;
    }

    private static Satisfaction told(String story, Instant now) {
        var known = Satisfaction.NONE;
        for (var word : story.split(" ", -1)) {
            var parts = word.split(":", -1);
            known = switch (word.charAt(0)) {
                case 'a' ->
                    known.with(
                            answer(parts[0], Answer.Metric.CSAT, parts[2].equals("-") ? 1 : 5, at(parts[1])),
                            now,
                            LIMIT);
                case 't', 'c' ->
                    known.with(
                            ticket(
                                    word.charAt(0) + ":" + parts[0],
                                    at(parts[1]),
                                    parts[2].isEmpty() ? null : at(parts[2]),
                                    parts[3].isEmpty() ? null : parts[3]),
                            now,
                            LIMIT);
                default -> known;
            };
        }
        return known;
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
                Measure.NET,
                new BandSettings(90, 2, 6),
                null,
                List.of(new PublishedSegment("seg_1", 1, "at-risk", "At risk", rule, 1)));
    }

    private static Answer answer(String id, Answer.Metric metric, int score, Instant at) {
        return new Answer(id, metric, score, metric == Answer.Metric.CSAT && score <= 2, at, "corr-" + id);
    }

    /** @param name kind and id, such as {@code c:c1} for a complaint */
    private static Ticket ticket(String name, Instant openedAt, Instant closedAt, String responseId) {
        var id = name.substring(2);
        return new Ticket(id, name.startsWith("c"), responseId, openedAt, closedAt, "corr-" + id);
    }

    private static Instant at(String day) {
        return at(Double.parseDouble(day));
    }

    private static Instant at(double day) {
        return START.plusMillis(Math.round(day * Duration.ofDays(1).toMillis()));
    }
}
