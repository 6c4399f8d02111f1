package dev.fives.kit.web;

import dev.fives.kit.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The members of a problem answer, in the order in which a reader wants them. */
final class ProblemBody {
    private ProblemBody() {}

    static Map<String, Object> of(ProblemException problem, String traceId, boolean chinese) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", problem.type().type());
        body.put("code", problem.type().slug());
        body.put("title", chinese ? problem.type().titleZh() : problem.type().title());
        body.put("status", problem.type().status());
        body.put("detail", problem.detail());
        if (!problem.violations().isEmpty()) {
            body.put("errors", problem.violations());
        }
        problem.properties().forEach(body::putIfAbsent);
        body.put("traceId", traceId);
        return body;
    }
}
