package dev.fives.segmentation.profile.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.segmentation.basis.model.FrequencyBand;
import dev.fives.segmentation.profile.mongo.ProfileCodec;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ProfileTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    /** No part is as in a profile that was just made. */
    private static final Profile FULL = new Profile(
            "cus_1",
            Purchases.NONE.with(Made.bought("pur_1", 1, NOW, "20", "10", Made.basket("tea", "20")), null, 10),
            new Totals(NOW, 1, new BigDecimal("10")),
            new Totals(NOW, 1, new BigDecimal("20")),
            "CNY",
            Satisfaction.NONE.with(complaint("tic_1"), NOW, 10),
            Signals.NONE.with(List.of(answer("q1")), 10),
            livingIn("CN"),
            7,
            true,
            FrequencyBand.HIGH,
            "455",
            Risk.Level.HIGH,
            List.of(new Membership("seg_1", 1, "gold", NOW)),
            List.of("fact-1"),
            NOW,
            3L,
            List.of(new SegmentOverride("seg_2", SegmentOverride.Mode.EXCLUDE, "asked", "ada", NOW)));

    @Test
    void aChange_leavesAllElseAsItWas() throws ReflectiveOperationException {
        assertThat(changedIn(FULL.withPurchases(Purchases.NONE))).containsExactly("purchases", "net", "gross");
        assertThat(changedIn(FULL.with(complaint("tic_2"), NOW, 10))).containsExactly("satisfaction");
        assertThat(changedIn(FULL.with(List.of(answer("q2")), 10))).containsExactly("signals");
        assertThat(changedIn(FULL.withCustomer(livingIn("JP"), false, 8)))
                .containsExactly("attributes", "customerSequence", "deleted");
        assertThat(changedIn(FULL.judged(FrequencyBand.LOW, null, Risk.Level.LOW, List.of(), null)))
                .containsExactly("band", "score", "risk", "segments", "nextDueAt");
        assertThat(changedIn(FULL.withRecent("fact-2"))).containsExactly("recent");
        assertThat(changedIn(FULL.withJudgedBy(4L))).containsExactly("judgedBy");
        assertThat(changedIn(FULL.withoutOverride("seg_2"))).containsExactly("overrides");
        assertThat(changedIn(
                        FULL.with(new SegmentOverride("seg_3", SegmentOverride.Mode.INCLUDE, "asked", "ada", NOW))))
                .containsExactly("overrides");
    }

    @Test
    void currency_isThatOfTheFirstPurchase() throws ReflectiveOperationException {
        assertThat(FULL.withCurrency("EUR")).isSameAs(FULL);
        assertThat(Profile.of("cus_2").withCurrency("EUR").currency()).isEqualTo("EUR");
    }

    @Test
    void storedForm_namesEachPartOnceAndComesBackEqual() {
        var codec = new ProfileCodec();

        var document = codec.write(FULL);

        assertThat(document.keySet())
                .containsExactly(
                        "customerId",
                        "purchases",
                        "net",
                        "gross",
                        "currency",
                        "satisfaction",
                        "signals",
                        "attributes",
                        "customerSequence",
                        "deleted",
                        "band",
                        "score",
                        "risk",
                        "segments",
                        "recent",
                        "nextDueAt",
                        "judgedBy",
                        "overrides",
                        "place");
        assertThat(codec.read(document)).isEqualTo(FULL);
    }

    private static Ticket complaint(String id) {
        return new Ticket(id, true, null, NOW, null, "cor_1");
    }

    private static SurveyAnswer answer(String question) {
        return new SurveyAnswer("srv_1", question, 5, null, NOW, "res_1");
    }

    private static Attributes livingIn(String country) {
        return new Attributes(
                "PERSON", null, null, null, null, null, null, country, null, null, null, null, null, List.of(), null);
    }

    /** Names of the parts that differ, in the order of the record. */
    private static List<String> changedIn(Profile next) throws ReflectiveOperationException {
        var names = new ArrayList<String>();
        for (RecordComponent part : Profile.class.getRecordComponents()) {
            if (!Objects.equals(
                    part.getAccessor().invoke(FULL), part.getAccessor().invoke(next))) {
                names.add(part.getName());
            }
        }
        return names;
    }
}
