package dev.fives.local.stack.clock;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the three bodies of {@code POST /local/clock}; anything else is refused with what was expected. */
public final class ClockCommands {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern AMOUNT = Pattern.compile("([+-]?)P(?<days>[^T]*)(?:T(?<time>.+))?");

    private ClockCommands() {}

    public static ClockCommand parse(String body) {
        var command = tree(body);
        var members = Set.copyOf(command.propertyNames());
        if (members.equals(Set.of("advance"))) {
            return advance(text(command, "advance"));
        }
        if (members.equals(Set.of("set")) || members.equals(Set.of("set", "frozen"))) {
            return new ClockCommand.Put(instant(text(command, "set")), flag(command, "frozen"));
        }
        if (members.equals(Set.of("resume")) && flag(command, "resume")) {
            return new ClockCommand.Resume();
        }
        throw new IllegalArgumentException("clock: not understood (expected: {\"advance\":\"P3D\"}, "
                + "{\"set\":\"2011-12-10T12:50:00Z\",\"frozen\":true} or {\"resume\":true})");
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("body: not JSON (expected: a JSON object)", e);
        }
    }

    private static ClockCommand advance(String amount) {
        var parts = AMOUNT.matcher(amount);
        try {
            if (parts.matches() && !(parts.group("days").isEmpty() && parts.group("time") == null)) {
                var sign = parts.group(1);
                var days = parts.group("days");
                var time = parts.group("time");
                return new ClockCommand.Advance(
                        days.isEmpty() ? Period.ZERO : Period.parse(sign + "P" + days),
                        time == null ? Duration.ZERO : Duration.parse(sign + "PT" + time));
            }
        } catch (DateTimeException e) {
            throw notAnAmount(amount, e);
        }
        throw notAnAmount(amount, null);
    }

    private static IllegalArgumentException notAnAmount(String amount, @Nullable Exception e) {
        return new IllegalArgumentException("advance: " + amount + " (expected: P3D, PT2H or P3DT2H)", e);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("set: " + text + " (expected: 2011-12-10T12:50:00Z)", e);
        }
    }

    private static String text(JsonNode command, String name) {
        var value = command.path(name);
        if (!value.isString()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: a string)");
        }
        return value.stringValue();
    }

    private static boolean flag(JsonNode command, String name) {
        var value = command.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: true or false)");
        }
        return value.asBoolean(false);
    }
}
