package dev.fives.kit.problem;

/**
 * A kind of error that callers may rely on: its slug never changes. Every type stands in {@code docs/api/problems.md}.
 *
 * @param status HTTP status
 * @param titleZh the title for callers that prefer Chinese
 */
public record ProblemType(String slug, int status, String title, String titleZh) {
    /** The {@code type} of the answer, a relative reference below the gateway. */
    public String type() {
        return "/problems/" + slug;
    }
}
