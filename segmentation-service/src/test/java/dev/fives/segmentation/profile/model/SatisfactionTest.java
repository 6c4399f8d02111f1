package dev.fives.segmentation.profile.model;

import static dev.fives.segmentation.profile.model.Told.LIMIT;
import static dev.fives.segmentation.profile.model.Told.START;
import static dev.fives.segmentation.profile.model.Told.answer;
import static dev.fives.segmentation.profile.model.Told.at;
import static dev.fives.segmentation.profile.model.Told.events;
import static dev.fives.segmentation.profile.model.Told.ticket;
import static dev.fives.segmentation.profile.model.Told.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SatisfactionTest {

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

    /** Events of answers and tickets; of a ticket the one of the highest sequence is known, as the ticket facts do. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void replay_threeTimesAndShuffledGivesTheSameProfile(long seed) {
        var random = new Random(seed);
        var events = events(random);
        var now = at(random.nextInt(200));
        var once = new Told.Teller().tell(events, now);

        var often = new ArrayList<>(events);
        often.addAll(events);
        often.addAll(events);
        Collections.shuffle(often, random);
        var teller = new Told.Teller();
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
}
