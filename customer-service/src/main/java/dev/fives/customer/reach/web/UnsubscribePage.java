package dev.fives.customer.reach.web;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/** Two small pages in two languages; nothing of the customer stands in them. */
record UnsubscribePage(String language, String html) {
    private static final String CHINESE = "zh-CN";
    private static final String ENGLISH = "en";
    private static final int LANGUAGES_LENGTH_MAX = 500;

    static UnsubscribePage asks(String language) {
        return language.equals(CHINESE)
                ? page(language, "退订", "您将不再收到我们的营销信息。", "<form method=\"post\"><button>确认退订</button></form>")
                : page(
                        language,
                        "Unsubscribe",
                        "You will get no more marketing messages from us.",
                        "<form method=\"post\"><button>Unsubscribe</button></form>");
    }

    static UnsubscribePage done(String language) {
        return language.equals(CHINESE)
                ? page(language, "已退订", "您已退订营销信息。", "")
                : page(language, "Unsubscribed", "You will get no more marketing messages from us.", "");
    }

    /** Chinese for who asks for it first, else English. */
    static String language(@Nullable String wished) {
        if (wished == null || wished.isBlank() || wished.length() > LANGUAGES_LENGTH_MAX) {
            return ENGLISH;
        }
        try {
            List<LanguageRange> ranges = LanguageRange.parse(wished);
            String found = Locale.lookupTag(ranges, List.of(CHINESE, "zh", ENGLISH));
            return found != null && found.startsWith("zh") ? CHINESE : ENGLISH;
        } catch (IllegalArgumentException notOne) {
            return ENGLISH;
        }
    }

    private static UnsubscribePage page(String language, String title, String text, String form) {
        return new UnsubscribePage(language, """
                <!doctype html>
                <html lang="%s"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%s</title><h1>%s</h1><p>%s</p>%s</html>
                """.formatted(language, title, title, text, form));
    }
}
