package dev.fives.kit.security;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How an application sees the paths of the documents, which are written as callers write them. */
public enum SeenPaths {
    /** As they are: the gateway. */
    AS_CALLED,
    /** As the gateway passes them on: a service. */
    BEHIND_GATEWAY;

    /** Among the elements of a path, slashes counted. */
    private static final int BEHIND_API_V1 = 5;

    private static final Pattern OPS = Pattern.compile("/api/v1/ops/[a-z]+(?<rest>/.*)?");
    private static final String API = "/api/v1/";

    /** Where the first word stands that tells paths apart. */
    int wordAt() {
        return this == AS_CALLED ? BEHIND_API_V1 : 1;
    }

    /** A path as callers write it, of a request or a template of the documents, as this application sees it. */
    public String of(String path) {
        if (this == AS_CALLED || !path.startsWith(API)) {
            return path;
        }
        Matcher ops = OPS.matcher(path);
        if (ops.matches()) {
            String rest = ops.group("rest");
            return rest == null ? "/ops" : "/ops" + rest;
        }
        return path.substring(API.length() - 1);
    }
}
