package dev.fives.kit.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads what is there and guesses nothing: a number is no text, 500.9 is no 500, "true" is not true, an empty text is
 * not absent, a time is a text, and a field comes once.
 */
final class StrictJson implements JsonMapperBuilderCustomizer {
    private static final List<CoercionInputShape> SCALARS = List.of(
            CoercionInputShape.Integer,
            CoercionInputShape.Float,
            CoercionInputShape.Boolean,
            CoercionInputShape.String);

    /** What a value of this kind looks like; every other scalar is refused. */
    private static final Map<LogicalType, List<CoercionInputShape>> OWN_SHAPES = Map.of(
            LogicalType.Textual, List.of(CoercionInputShape.String),
            LogicalType.Enum, List.of(CoercionInputShape.String),
            LogicalType.Boolean, List.of(CoercionInputShape.Boolean),
            LogicalType.Integer, List.of(CoercionInputShape.Integer),
            LogicalType.Float, List.of(CoercionInputShape.Float, CoercionInputShape.Integer));

    @Override
    public void customize(JsonMapper.Builder mapper) {
        OWN_SHAPES.forEach((type, own) -> mapper.withCoercionConfig(
                type,
                coercion -> SCALARS.stream()
                        .filter(shape -> !own.contains(shape))
                        .forEach(shape -> coercion.setCoercion(shape, CoercionAction.Fail))));
        mapper.withCoercionConfigDefaults(
                coercion -> coercion.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail));
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .addModule(new SimpleModule("times").addDeserializer(Instant.class, new DateTimes()));
    }
}
