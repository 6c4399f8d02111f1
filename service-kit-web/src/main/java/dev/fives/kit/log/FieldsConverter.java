package dev.fives.kit.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** For pattern layouts: the fields that {@link JsonLines} writes, as {@code name=value}, with a blank behind each. */
public final class FieldsConverter extends ClassicConverter {
    @Override
    public String convert(ILoggingEvent event) {
        StringBuilder text = new StringBuilder();
        JsonLines.allowed(event)
                .forEach((name, value) ->
                        text.append(name).append('=').append(value).append(' '));
        return text.toString();
    }
}
