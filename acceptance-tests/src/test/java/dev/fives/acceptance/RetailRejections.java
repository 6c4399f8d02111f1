package dev.fives.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Reads what a job did not take over. */
final class RetailRejections {

    private RetailRejections() {}

    /** Rows by the field at fault and its kind; each row is named once, with its file and a reason. */
    static Map<String, Long> byReason(Api api, String jobId) {
        Map<String, Long> rows = new TreeMap<>();
        Set<String> named = new HashSet<>();
        String first = "/api/v1/jobs/" + jobId + "/rejections?pageSize=200";
        String next = first;
        while (next != null) {
            JsonNode page = api.get(next).expect(200).body();
            for (JsonNode row : page.path("items")) {
                assertThat(named.add(row.path("file").stringValue() + ":"
                                + row.path("row").longValue()))
                        .as("named once: %s", row)
                        .isTrue();
                rows.merge(kind(row.path("reason").stringValue()), 1L, Long::sum);
            }
            next = page.path("next").isString()
                    ? first + "&cursor=" + page.path("next").stringValue()
                    : null;
        }
        return rows;
    }

    private static String kind(String reason) {
        assertThat(reason).contains("(expected: ");
        String what = reason.substring(0, reason.indexOf(" (expected: "));
        return what.startsWith("cancels") ? "cancels what was not found" : what.replaceAll("-?[0-9.]+", "n");
    }
}
