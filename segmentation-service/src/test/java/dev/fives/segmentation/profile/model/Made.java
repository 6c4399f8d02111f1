package dev.fives.segmentation.profile.model;

import dev.fives.kit.problem.Violations;
import dev.fives.segmentation.basis.model.BandSettings;
import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.basis.model.Measure;
import dev.fives.segmentation.basis.model.PublishedSegment;
import dev.fives.segmentation.basis.model.Since;
import dev.fives.segmentation.rule.RuleJson;
import dev.fives.segmentation.rule.model.Rule;
import dev.fives.segmentation.rule.model.RuleLimits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Rules, settings and purchases as tests of judging write them down. */
final class Made {

    static final JsonMapper JSON = JsonMapper.shared();
    private static final RuleJson RULES = new RuleJson(new RuleLimits(8, 50, 50, 200, 3660, 366));

    private Made() {}

    static Rule rule(String json) {
        var violations = new Violations();
        var rule = RULES.read(JSON.readTree(json.replace('\'', '"')), "", violations);
        violations.throwIfAny();
        return rule.orElseThrow();
    }

    /** Segments {@code s0}, {@code s1} and so on, in this order. */
    static Basis basis(String... rules) {
        return basis(1, Arrays.stream(rules).map(Made::rule).toList());
    }

    static Basis basis(long version, List<Rule> rules) {
        var segments = new ArrayList<PublishedSegment>();
        for (int i = 0; i < rules.size(); i++) {
            segments.add(new PublishedSegment("seg_" + i, 1, "s" + i, "name", rules.get(i), version));
        }
        return new Basis(version, Since.FIRST, Measure.NET, new BandSettings(90, 2, 6), null, segments);
    }

    static Purchase bought(String id, long version, Instant at, String gross, String net, Basket basket) {
        return new Purchase(id, version, at, new BigDecimal(gross), new BigDecimal(net), null, basket);
    }

    /** One article of a category. */
    static Basket basket(String category, String amount) {
        return new Basket(
                "WEB",
                "store-1",
                List.of(new Basket.Item("sku-" + category, category, "brand", new BigDecimal(amount))));
    }

    static List<String> codes(Profile profile) {
        return profile.segments().stream().map(Membership::code).toList();
    }
}
