package dev.fives.segmentation.segment.model;

import java.util.List;

/** Of a description. */
public enum Language {
    EN("en", ", ", " or ", "“%s”"),
    ZH("zh", "、", "或", "“%s”");

    private final String tag;
    private final String comma;
    private final String or;
    private final String quoted;

    Language(String tag, String comma, String or, String quoted) {
        this.tag = tag;
        this.comma = comma;
        this.or = or;
        this.quoted = quoted;
    }

    public String tag() {
        return tag;
    }

    String pick(String english, String chinese) {
        return this == ZH ? chinese : english;
    }

    String quoted(String text) {
        return quoted.formatted(text);
    }

    /** {@code a, b or c}. */
    String alternatives(List<String> values) {
        int last = values.size() - 1;
        return last < 1 ? String.join("", values) : String.join(comma, values.subList(0, last)) + or + values.get(last);
    }
}
