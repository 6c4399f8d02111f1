package dev.fives.segmentation.profile.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.basis.model.TraitSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Random rules over random lives: who was brought into segments event by event and instant by instant, by an index of
 * what changed, is after each event in those where a plain look at everything puts the customer. Half the rules are
 * published half way.
 */
class NaiveEvaluationTest {

    private static final int RULES = 200;
    private static final int PROFILES = 2_000;
    private static final Uses.Kept USES = new Uses.Kept(500, 200, Duration.ofDays(366));

    private final Judge judge = new Judge(ZoneOffset.UTC);
    private final List<JsonNode> rules = new ArrayList<>();
    private long compared;
    private long entered;
    private long steps;
    private long evaluated;

    /** Rules that are in force together, and the first so many of all that they are. */
    private record InForce(Basis basis, int rules) {}

    @Test
    void segments_equalThoseOfANaiveEvaluation_forRandomRulesAndLives() {
        var random = new Random(2026);
        var written = new RandomRules(random);
        for (int i = 0; i < RULES; i++) {
            rules.add(Made.JSON.readTree(written.rule(i).replace('\'', '"')));
        }
        var half = inForce(1, RULES / 2);
        var whole = inForce(3, RULES);
        for (int i = 0; i < PROFILES; i++) {
            live(Life.random(random), half, whole);
        }

        // neither nobody nor everybody, and by far not every rule at every step
        assertThat(entered).isBetween(compared / 10, compared * 9 / 10);
        assertThat(evaluated).isPositive().isLessThan(RULES * steps / 3);
    }

    private InForce inForce(long version, int first) {
        var parsed = rules.subList(0, first).stream()
                .map(rule -> Made.rule(rule.toString()))
                .toList();
        return new InForce(Made.basis(version, parsed).withTraits(sources()).next(), first);
    }

    private void live(Life life, InForce half, InForce whole) {
        var profile =
                judge.review(Profile.of("cus_1"), half.basis(), Life.START).profile();
        var present = half;
        var events = life.events();
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            var judged = judge.apply(profile, change(event), present.basis(), new Cause("event", event.told()));
            profile = counted(judged);
            var known = new Life(events.subList(0, i + 1), event.told());
            compare(profile, known, present);
            if (i == events.size() / 2) {
                present = whole;
                profile = judge.review(profile, whole.basis(), event.told()).profile();
                compare(profile, known, present);
            }
        }
        compare(counted(judge.catchUp(profile, present.basis(), life.end())), life, present);
    }

    /** A step that time brought counts as none, although it is looked at as one. */
    private Profile counted(Judgement judgement) {
        steps++;
        evaluated += judgement.evaluated();
        return judgement.profile();
    }

    private void compare(Profile profile, Life life, InForce present) {
        var expected = new NaiveEvaluator(rules.subList(0, present.rules()), life).members();
        assertThat(new TreeSet<>(Made.codes(profile))).as("life %s", life).isEqualTo(new TreeSet<>(expected));
        compared += present.rules();
        entered += expected.size();
    }

    private static UnaryOperator<Profile> change(Life.Event event) {
        return switch (event) {
            case Life.Event.Bought(var told, var purchase) ->
                profile -> profile.withPurchases(profile.purchases().with(purchase, null, 500));
            case Life.Event.Used(var told, var use) -> profile -> profile.with(use, told, USES);
            case Life.Event.Customer(var told, var attributes, var deleted, var sequence) ->
                profile -> profile.customerSequence() >= sequence
                        ? profile
                        : profile.withCustomer(attributes, deleted, sequence);
            case Life.Event.Answered(var told, var answer, var all) ->
                profile -> profile.with(answer, told, 100).with(all, 100);
        };
    }

    private static List<TraitSource> sources() {
        var one = BigDecimal.ONE;
        return List.of(
                new TraitSource("values.ECO", "srv_1", "eco", null, null, one, BigDecimal.valueOf(5), one),
                new TraitSource("values.ECO", null, null, null, "eco", BigDecimal.ZERO, BigDecimal.TEN, one),
                new TraitSource("interests.go", "srv_1", "sport", "GO", null, BigDecimal.ZERO, one, one),
                new TraitSource("interests", null, null, null, "hobbies", BigDecimal.ZERO, one, one));
    }
}
