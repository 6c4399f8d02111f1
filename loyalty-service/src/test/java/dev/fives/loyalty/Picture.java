package dev.fives.loyalty;

import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** An answer that is well-formed SVG. */
record Picture(HttpResponse<String> answer, Document document) {
    private static final String SVG = "http://www.w3.org/2000/svg";

    static Picture of(HttpResponse<String> answer) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(answer.body())));
            if (!document.getDocumentElement().getNamespaceURI().equals(SVG)) {
                throw new AssertionError(document.getDocumentElement().getTagName() + " (expected: svg)");
            }
            return new Picture(answer, document);
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    List<String> texts(String name) {
        return elements(name).stream().map(Element::getTextContent).toList();
    }

    List<Element> bars() {
        return elements("rect").stream()
                .filter(rect -> rect.getAttribute("class").equals("bar"))
                .toList();
    }

    String header(String name) {
        return String.join(", ", answer.headers().allValues(name));
    }

    private List<Element> elements(String name) {
        NodeList found = document.getElementsByTagNameNS(SVG, name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }
}
