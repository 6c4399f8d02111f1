package dev.fives.kit.messages.text;

/** What is read, in one language. */
public record Text(String language, String subject, String plain, String html) {
    @Override
    public String toString() {
        return "Text[" + language + "]";
    }
}
