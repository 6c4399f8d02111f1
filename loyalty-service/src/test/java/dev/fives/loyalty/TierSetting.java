package dev.fives.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

/** Plans for tests of what tiers bring. */
final class TierSetting {
    private TierSetting() {}

    /** A rolling year in CNY, on a service whose plan nobody has set. */
    static void set(RunningLoyalty loyalty, String... tiers) {
        HttpResponse<String> put = loyalty.put(
                "/tiers",
                "{'currency':'CNY','zone':'Asia/Shanghai','period':{'kind':'ROLLING','months':12},'validityMonths':12,"
                        + "'graceDays':0,'warnDaysBefore':0,'returnDays':0,'downgrade':'BY_AMOUNT','tiers':["
                        + String.join(",", tiers) + "]}",
                "If-Match",
                "\"0\"");
        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
    }
}
