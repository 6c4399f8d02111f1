package dev.fives.kit.http;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import org.jspecify.annotations.Nullable;

/** Texts of a query that name something; longer than any such name they are refused, and nothing is looked for. */
public final class QueryTexts {
    private static final int ID_LENGTH_MAX = 200;

    private QueryTexts() {}

    public static @Nullable String id(String name, @Nullable String id) {
        return atMost(ID_LENGTH_MAX, name, id);
    }

    /** 400 for a text of more characters. */
    public static @Nullable String atMost(int lengthMax, String name, @Nullable String text) {
        if (text != null && text.codePointCount(0, text.length()) > lengthMax) {
            throw new ProblemException(
                    Problems.MALFORMED, name + ": too long (expected: at most " + lengthMax + " characters)");
        }
        return text;
    }
}
