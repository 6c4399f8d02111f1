package dev.fives.kit.security;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How an application sees the paths of the documents, which are written as callers write them. */
public enum SeenPaths {
    /** As they are: the gateway. */
    AS_CALLED,
    /** As the gateway passes them on: a service. */
    BEHIND_GATEWAY;

    private static final Pattern OPS = Pattern.compile("/api/v1/ops/[a-z]+(?<rest>/.*)?");
    private static final Pattern API = Pattern.compile("/api/v1(?<rest>/.*)");

    /** The path of the documents as this application sees it. */
    public String of(String template) {
        if (this == AS_CALLED) {
            return template;
        }
        Matcher ops = OPS.matcher(template);
        if (ops.matches()) {
            String rest = ops.group("rest");
            return rest == null ? "/ops" : "/ops" + rest;
        }
        Matcher api = API.matcher(template);
        return api.matches() ? String.valueOf(api.group("rest")) : template;
    }
}
