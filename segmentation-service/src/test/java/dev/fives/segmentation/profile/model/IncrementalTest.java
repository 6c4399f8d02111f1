package dev.fives.segmentation.profile.model;

import static dev.fives.segmentation.profile.model.Made.basket;
import static dev.fives.segmentation.profile.model.Made.bought;
import static dev.fives.segmentation.profile.model.Made.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.basis.model.PublishedSegment;
import dev.fives.segmentation.basis.model.SegmentGraph;
import dev.fives.segmentation.rule.model.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A change is judged by the rules alone that look at what it changed. */
class IncrementalTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private final Judge judge = new Judge(ZoneOffset.UTC);

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 1_000})
    void evaluated_areTheRulesThatMentionWhatChanged(int rules) {
        var all = new ArrayList<Rule>();
        for (int i = 0; i < rules; i++) {
            all.add(Made.rule(
                    i % 10 == 0
                            ? "{'and':[{'field':'purchases.count','op':'gte','value':" + i
                                    + "},{'field':'address.city','op':'ne','value':'X'}]}"
                            : "{'or':[{'field':'openComplaints','op':'gt','value':" + i
                                    + "},{'field':'gender','op':'eq','value':'F'},"
                                    + "{'field':'recencyDays','op':'gt','value':" + (i + 1) + "}]}"));
        }
        var basis = Made.basis(1, all);
        var first = apply(Profile.of("cus_1"), basis, bought("a", 1, NOW, "5", "5", basket("tea", "5")));

        // on the same day, so that recency stays what it is
        var second = apply(first.profile(), basis, bought("b", 1, NOW, "5", "5", basket("tea", "5")));
        var nothing = apply(second.profile(), basis, bought("b", 1, NOW, "5", "5", basket("tea", "5")));

        assertThat(first.evaluated()).isEqualTo(rules);
        assertThat(second.evaluated()).isEqualTo(rules / 10);
        assertThat(nothing.evaluated()).isZero();
        assertThat(judge.review(second.profile(), basis, NOW).evaluated()).isEqualTo(rules);
    }

    @Test
    void movedBasis_isJudgedByAllRules_onceAProfile() {
        var rules = List.of(
                Made.rule("{'field':'purchases.count','op':'gte','value':1}"),
                Made.rule("{'field':'gender','op':'ne','value':'F'}"));
        var old = apply(Profile.of("cus_1"), Made.basis(1, rules), bought("a", 1, NOW, "5", "5", basket("tea", "5")));
        var moved = Made.basis(2, List.of(rules.getFirst(), Made.rule("{'field':'gender','op':'eq','value':'F'}")));

        var first = apply(old.profile(), moved, bought("b", 1, NOW, "5", "5", basket("tea", "5")));
        var second = apply(first.profile(), moved, bought("c", 1, NOW, "5", "5", basket("tea", "5")));

        assertThat(codes(old.profile())).containsExactly("s0", "s1");
        assertThat(first.evaluated()).isEqualTo(2);
        assertThat(codes(first.profile())).containsExactly("s0");
        assertThat(second.evaluated()).isEqualTo(1);
    }

    @Test
    void instant_isJudgedByTheRulesThatItTurnsAlone() {
        var basis = Made.basis(
                "{'field':'purchases.count','windowDays':30,'op':'gte','value':1}",
                "{'field':'purchases.count','windowDays':60,'op':'gte','value':1}",
                "{'field':'gender','op':'ne','value':'F'}");
        var profile = apply(Profile.of("cus_1"), basis, bought("a", 1, NOW, "5", "5", basket("tea", "5")))
                .profile();

        var later = judge.catchUp(profile, basis, NOW.plus(Duration.ofDays(30)));

        assertThat(later.evaluated()).isEqualTo(1);
        assertThat(codes(later.profile())).containsExactly("s1", "s2");
    }

    @Test
    void SEG_08_otherSegments_areDecidedFirst_andRippleInOneJudgement() {
        var basis = Made.basis(
                "{'and':[{'field':'segments','op':'contains','value':'s1'},"
                        + "{'not':{'field':'segments','op':'in','value':['s2']}}]}",
                "{'or':[{'field':'segments','op':'contains','value':'s3'},{'field':'gender','op':'eq','value':'F'}]}",
                "{'field':'purchases.count','op':'gte','value':2}",
                "{'field':'purchases.count','op':'gte','value':1}",
                "{'field':'gender','op':'eq','value':'M'}");
        var one = apply(Profile.of("cus_1"), basis, bought("a", 1, NOW, "5", "5", basket("tea", "5")));
        var two = apply(one.profile(), basis, bought("b", 1, NOW, "5", "5", basket("tea", "5")));
        var none = apply(two.profile(), basis, bought("b", 2, NOW, "5", "0", basket("tea", "0")));

        assertThat(codes(one.profile())).containsExactlyInAnyOrder("s3", "s1", "s0");
        assertThat(codes(two.profile())).containsExactlyInAnyOrder("s3", "s1", "s2");
        assertThat(two.changes())
                .filteredOn(Change.Exited.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(Change.Exited.class, exited -> {
                    assertThat(exited.leaf()).isEqualTo("segments in [s2]");
                    assertThat(exited.cause().eventId()).isEqualTo("b");
                });
        assertThat(codes(none.profile())).containsExactlyInAnyOrder("s3", "s1", "s0");
        assertThat(two.evaluated()).isEqualTo(3);
    }

    @Test
    void SEG_08_archivedSegment_hasNobodyInIt_forThoseWhoAsk() {
        var rules = List.of(
                Made.rule("{'field':'purchases.count','op':'gte','value':1}"),
                Made.rule("{'field':'segments','op':'contains','value':'s0'}"));
        var full = Made.basis(1, rules);
        var profile = apply(Profile.of("cus_1"), full, bought("a", 1, NOW, "5", "5", basket("tea", "5")))
                .profile();
        var archived = full.withoutSegment("seg_0").next();

        assertThat(codes(profile)).containsExactly("s0", "s1");
        assertThat(codes(judge.review(profile, archived, NOW).profile())).isEmpty();
    }

    @Test
    void SEG_08_cycle_isFoundWithItsWay() {
        var graph = SegmentGraph.of(List.of(
                segment("a", "{'field':'segments','op':'contains','value':'b'}"),
                segment("b", "{'not':{'field':'segments','op':'in','value':['c','d']}}"),
                segment("d", "{'field':'age','op':'gt','value':1}")));
        var closing = Made.rule("{'field':'segments','op':'contains','value':'a'}");

        assertThat(graph.cycleFrom("a")).isEmpty();
        assertThat(graph.unknown(Made.rule("{'field':'segments','op':'in','value':['a','x']}")))
                .containsExactly("x");
        assertThat(graph.with("c", closing).cycleFrom("c")).contains(List.of("c", "a", "b", "c"));
        assertThat(graph.with("d", Made.rule("{'field':'segments','op':'contains','value':'d'}"))
                        .cycleFrom("d"))
                .contains(List.of("d", "d"));
    }

    private static PublishedSegment segment(String code, String rule) {
        return new PublishedSegment("seg_" + code, 1, code, code, Made.rule(rule), 1);
    }

    private Judgement apply(Profile profile, Basis basis, Purchase purchase) {
        UnaryOperator<Profile> change =
                present -> present.withPurchases(present.purchases().with(purchase, null, 100));
        return judge.apply(profile, change, basis, new Cause(purchase.id(), NOW));
    }
}
