package dev.fives.kit.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** A date-time of RFC 3339; neither seconds since 1970 nor a time without zone or seconds is one. */
final class DateTimes extends StdScalarDeserializer<Instant> {
    private static final Pattern RFC_3339 = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}" + "(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})");

    DateTimes() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)
                || !RFC_3339.matcher(parser.getString()).matches()) {
            return refuse(context);
        }
        try {
            return OffsetDateTime.parse(parser.getString()).toInstant();
        } catch (DateTimeException e) {
            return refuse(context);
        }
    }

    private static Instant refuse(DeserializationContext context) {
        return context.reportInputMismatch(Instant.class, "no date-time");
    }
}
