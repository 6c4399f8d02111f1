package dev.fives.customer.customer.mongo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.types.Decimal128;

/** Values of custom fields: text, whole number, decimal, boolean, a list of text. */
final class CustomValueCodec implements Codec<Object> {

    @Override
    public void encode(BsonWriter writer, Object value, EncoderContext context) {
        switch (value) {
            case String text -> writer.writeString(text);
            case Long number -> writer.writeInt64(number);
            case BigDecimal number -> writer.writeDecimal128(new Decimal128(number));
            case Boolean flag -> writer.writeBoolean(flag);
            case List<?> texts -> {
                writer.writeStartArray();
                texts.forEach(text -> writer.writeString((String) text));
                writer.writeEndArray();
            }
            default ->
                throw new IllegalArgumentException(
                        "custom value: " + value.getClass() + " (expected: text, number, boolean, list of text)");
        }
    }

    @Override
    public Object decode(BsonReader reader, DecoderContext context) {
        return switch (reader.getCurrentBsonType()) {
            case STRING -> reader.readString();
            case INT64 -> reader.readInt64();
            case DECIMAL128 -> reader.readDecimal128().bigDecimalValue();
            case BOOLEAN -> reader.readBoolean();
            case ARRAY -> texts(reader);
            default ->
                throw new IllegalArgumentException("custom value: " + reader.getCurrentBsonType()
                        + " (expected: text, number, boolean, list of text)");
        };
    }

    @Override
    public Class<Object> getEncoderClass() {
        return Object.class;
    }

    private static List<String> texts(BsonReader reader) {
        List<String> texts = new ArrayList<>();
        reader.readStartArray();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            texts.add(reader.readString());
        }
        reader.readEndArray();
        return texts;
    }
}
