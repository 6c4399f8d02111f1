package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.loyalty.liability.app.WatchLiability;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** On a service of its own, since the sum is over everybody and its clock runs for months. */
@ExtendWith(LocalBackends.class)
class BreakageIT {
    private RunningLoyalty loyalty;

    @BeforeEach
    void start() {
        loyalty = new RunningLoyalty(LocalBackends.settings());
    }

    @AfterEach
    void stop() {
        loyalty.close();
    }

    @Test
    void LOY_30_breakage_isWhatExpiredByWhatWasIssued_inTheMonthsOfBooking() {
        ProgramTerms.put(loyalty, "{'expiresAfterMonths':1}");
        // the 1st of February in Shanghai
        at("2026-01-31T16:30:00Z");
        buys("cus_lost_1", "pur_lost_1", 1, "200.00");
        buys("cus_lost_2", "pur_lost_2", 1, "100.00");
        sumUp();
        assertThat(months("from=2026-01&to=2026-02")).containsExactly("2026-01 0 0 ", "2026-02 300 0 0.0000");

        at("2026-04-15T10:00:00Z"); // the lots ended with March
        buys("cus_lost_2", "pur_lost_2", 2, "60.00");
        buys("cus_lost_1", "pur_lost_3", 1, "50.00");
        sumUp();
        forgetMonths();
        sumUp();

        assertThat(months("from=2026-02&to=2026-04"))
                .containsExactly("2026-02 300 0 0.0000", "2026-03 0 0 ", "2026-04 10 300 30.0000");
        JsonNode report = loyalty.json("/reports/breakage?from=2026-02&to=2026-04");
        assertThat(report.path("issued").asLong()).isEqualTo(310);
        assertThat(report.path("expired").asLong()).isEqualTo(300);
        assertThat(report.path("breakage").asString()).isEqualTo("0.9677");
        assertThat(loyalty.json("/reports/breakage?wallet=miles").path("issued").asLong())
                .isZero();
        assertThat(loyalty.get("/reports/breakage?wallet=stars").statusCode()).isEqualTo(404);
        assertThat(loyalty.get("/reports/breakage?to=2026-05").statusCode()).isEqualTo(400);
    }

    @Test
    void LOY_30_breakage_isAPictureOfIssuedAndExpired() {
        buys("cus_shown", "pur_shown", 1, "1234.00");
        sumUp();

        Picture picture = Picture.of(loyalty.getWith(
                "/reports/breakage?from=2026-02&to=2026-03", "Accept", "image/svg+xml", "Accept-Language", "zh"));

        assertThat(picture.texts("text")).contains("积分发放与过期", "发放", "过期", "2026-03", "1,234");
        assertThat(picture.bars()).hasSize(4);
    }

    /** As they were before there were any. */
    private void forgetMonths() {
        var totals = loyalty.bean(MongoDatabase.class).getCollection("account_totals");
        Document unset = new Document("$unset", new Document("months", ""));
        assertThat(Mono.from(totals.updateMany(new Document(), unset))
                        .blockOptional(DEADLINE)
                        .orElseThrow()
                        .getModifiedCount())
                .isEqualTo(2);
    }

    private List<String> months(String query) {
        return loyalty.json("/reports/breakage?" + query)
                .path("months")
                .valueStream()
                .map(month -> month.path("month").asString() + " "
                        + month.path("issued").asLong() + " "
                        + month.path("expired").asLong() + " "
                        + month.path("breakage").asString(""))
                .toList();
    }

    private void at(String instant) {
        loyalty.clock.set(Instant.parse(instant));
    }

    private void buys(String who, String purchaseId, long version, String net) {
        Instant now = loyalty.clock.instant();
        loyalty.hears(RunningLoyalty.purchase(purchaseId, who, version, net, now), now);
        Eventually.asserted(
                DEADLINE,
                () -> assertThat(loyalty.ledger(who))
                        .anySatisfy(entry -> assertThat(entry.path("source").asString(""))
                                .isEqualTo("purchase:" + purchaseId + "@" + version)));
    }

    private void sumUp() {
        loyalty.awaitIdle();
        loyalty.bean(WatchLiability.class).look().block(DEADLINE);
    }
}
