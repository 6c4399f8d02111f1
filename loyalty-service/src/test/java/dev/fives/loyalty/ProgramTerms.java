package dev.fives.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

/** Changes the programme of a running service, as a marketer does. */
final class ProgramTerms {
    static final String PROGRAM = "/programs/default";
    private static final String MILES = "'miles':{'shortfall':'WITHIN_BALANCE'}";

    private ProgramTerms() {}

    /** The wallet of purchases as told, and one of miles. In force when it returns. */
    static void put(RunningLoyalty loyalty, String points) {
        String etag = loyalty.get(PROGRAM).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> answer =
                loyalty.put(PROGRAM, "{'wallets':{'points':" + points + "," + MILES + "}}", "If-Match", etag);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
