package dev.fives.kit.chart;

import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/** Of the words in a picture. */
public enum Language {
    EN("en"),
    ZH("zh");

    private static final List<Locale> LOCALES = List.of(Locale.ENGLISH, Locale.CHINESE);

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** English where nothing else is preferred, or what is cannot be read. */
    static Language of(HttpHeaders headers) {
        try {
            Locale wished = Locale.lookup(headers.getAcceptLanguage(), LOCALES);
            return Locale.CHINESE.equals(wished) ? ZH : EN;
        } catch (IllegalArgumentException e) {
            return EN;
        }
    }

    public String tag() {
        return tag;
    }

    public String pick(String english, String chinese) {
        return this == ZH ? chinese : english;
    }
}
