package dev.fives.kit.chart;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Elements of a picture. Texts stay texts: whoever shows it has fonts for them, this server may have none. */
final class Svg {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final String FONTS =
            "'Segoe UI','Helvetica Neue',Arial,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    Svg(int width, int height, String language) {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartElement("svg");
            xml.writeDefaultNamespace(NAMESPACE);
        } catch (XMLStreamException e) {
            throw broken(e);
        }
        attributes("viewBox", "0 0 " + width + " " + height, "width", width, "height", height);
        attributes("role", "img", "lang", language, "font-family", FONTS);
    }

    /** @param attributes name, value and so on */
    Svg empty(String name, Object... attributes) {
        return start(name, attributes).end();
    }

    Svg text(String name, String content, Object... attributes) {
        start(name, attributes);
        try {
            xml.writeCharacters(content);
        } catch (XMLStreamException e) {
            throw broken(e);
        }
        return end();
    }

    Svg start(String name, Object... attributes) {
        try {
            xml.writeStartElement(name);
        } catch (XMLStreamException e) {
            throw broken(e);
        }
        return attributes(attributes);
    }

    Svg end() {
        try {
            xml.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    String done() {
        end();
        return text.toString();
    }

    Svg attributes(Object... attributes) {
        try {
            for (int i = 0; i < attributes.length; i += 2) {
                xml.writeAttribute((String) attributes[i], plain(attributes[i + 1]));
            }
            return this;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    private static String plain(Object value) {
        return value instanceof Double number
                ? BigDecimal.valueOf(number)
                        .setScale(1, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                : value.toString();
    }

    private static IllegalStateException broken(XMLStreamException e) {
        return new IllegalStateException("picture: not written (expected: into memory)", e);
    }
}
