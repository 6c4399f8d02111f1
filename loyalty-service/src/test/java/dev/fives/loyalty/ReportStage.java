package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.purchase.PurchaseChanged;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Customers who buy and give back, and the reports on them. */
final class ReportStage implements AutoCloseable {
    private final RunningLoyalty loyalty;
    private final AtomicInteger numbers = new AtomicInteger();
    private final List<PurchaseChanged> heard = new ArrayList<>();

    private ReportStage(RunningLoyalty loyalty) {
        this.loyalty = loyalty;
    }

    static ReportStage start() {
        return new ReportStage(new RunningLoyalty(LocalBackends.settings()));
    }

    RunningLoyalty loyalty() {
        return loyalty;
    }

    PurchaseChanged buys(String customer, String at) {
        return buys(customer, at, "20.00");
    }

    PurchaseChanged buys(String customer, String at, String net) {
        String id = "pur_report_" + numbers.incrementAndGet();
        return hears(RunningLoyalty.purchase(id, customer, 1, net, Instant.parse(at)));
    }

    void givesBack(PurchaseChanged bought) {
        hears(RunningLoyalty.purchase(bought.purchaseId(), bought.customerId(), 2, "0.00", bought.at()));
    }

    private PurchaseChanged hears(PurchaseChanged purchase) {
        heard.add(purchase);
        loyalty.hears(purchase);
        return purchase;
    }

    /** Twice, each time the oldest first. */
    void hearsAllAgain() {
        loyalty.hearsAll(heard);
        loyalty.hearsAll(heard);
    }

    void tiers(String code, String threshold) {
        String seen = loyalty.get("/tiers").headers().firstValue("ETag").orElseThrow();
        String plan = "{'currency':'CNY','zone':'UTC','period':{'kind':'ROLLING','months':12},'validityMonths':12,"
                + "'graceDays':0,'warnDaysBefore':30,'returnDays':14,'downgrade':'ONE_DOWN','tiers':[{'code':'" + code
                + "','threshold':'" + threshold + "','benefits':[]}]}";
        assertThat(loyalty.put("/tiers", plan, "If-Match", seen).statusCode()).isEqualTo(200);
    }

    void awaitTier(String customer, String code) {
        Eventually.asserted(
                DEADLINE,
                () -> assertThat(loyalty.json("/members/" + customer)
                                .at("/tier/code")
                                .asString(""))
                        .isEqualTo(code));
    }

    HttpResponse<String> get(String path, String accept) {
        loyalty.awaitIdle();
        return loyalty.getAs(accept, path);
    }

    JsonNode json(String path) {
        loyalty.awaitIdle();
        return loyalty.json(path);
    }

    Picture picture(String path, String accept, String language) {
        loyalty.awaitIdle();
        HttpResponse<String> answer = loyalty.getWith(path, "Accept", accept, "Accept-Language", language);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Picture.of(answer);
    }

    @Override
    public void close() {
        loyalty.close();
    }
}
