package dev.fives.kit.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.stream.Collectors;

/** For pattern layouts: the fields that {@link JsonLines} writes, as {@code name=value}, with a blank behind each. */
public final class FieldsConverter extends ClassicConverter {
    @Override
    public String convert(ILoggingEvent event) {
        return JsonLines.allowed(event).entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue() + " ")
                .collect(Collectors.joining());
    }
}
