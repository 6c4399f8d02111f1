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
 * what changed, is in those where a plain look at everything in the end puts the customer.
 */
class NaiveEvaluationTest {

    private static final int RULES = 200;
    private static final int PROFILES = 2_000;
    private static final Uses.Kept USES = new Uses.Kept(500, 200, Duration.ofDays(366));

    private final Judge judge = new Judge(ZoneOffset.UTC);

    @Test
    void segments_equalThoseOfANaiveEvaluation_forRandomRulesAndLives() {
        var random = new Random(2026);
        var written = new RandomRules(random);
        List<String> rules = new ArrayList<>();
        for (int i = 0; i < RULES; i++) {
            rules.add(written.rule(i));
        }
        List<JsonNode> json = rules.stream()
                .map(rule -> Made.JSON.readTree(rule.replace('\'', '"')))
                .toList();
        var basis =
                Made.basis(rules.toArray(String[]::new)).withTraits(sources()).next();
        long entered = 0;
        long evaluated = 0;
        for (int i = 0; i < PROFILES; i++) {
            var life = Life.random(random);
            var lived = live(life, basis);
            var expected = new NaiveEvaluator(json, life).members();
            assertThat(new TreeSet<>(Made.codes(lived.profile())))
                    .as("life %s: %s", i, life)
                    .isEqualTo(new TreeSet<>(expected));
            entered += expected.size();
            evaluated += lived.evaluated();
        }

        // neither nobody nor everybody, and by far not every rule at every step
        assertThat(entered).isBetween(RULES * PROFILES / 10L, RULES * PROFILES * 9L / 10);
        assertThat(evaluated).isPositive();
    }

    private Judgement live(Life life, Basis basis) {
        var lived = judge.review(Profile.of("cus_1"), basis, Life.START);
        for (var event : life.events()) {
            lived = lived.then(judge.apply(lived.profile(), change(event), basis, new Cause("event", event.told())));
        }
        return lived.then(judge.catchUp(lived.profile(), basis, life.end()));
    }

    private static UnaryOperator<Profile> change(Life.Event event) {
        return switch (event) {
            case Life.Event.Bought(var told, var purchase) ->
                profile -> profile.withPurchases(profile.purchases().with(purchase, null, 500));
            case Life.Event.Used(var told, var use) -> profile -> profile.with(use, told, USES);
            case Life.Event.Customer(var told, var attributes, var sequence) ->
                profile -> profile.customerSequence() >= sequence
                        ? profile
                        : profile.withCustomer(attributes, false, sequence);
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
