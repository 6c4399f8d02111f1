package dev.fives.gateway.document;

import dev.fives.gateway.publish.Published;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.springframework.http.ResponseEntity;

/**
 * Swagger UI out of its webjar with a page of our own, read once at the start. Only the files that the page needs are
 * given out, and the page may load nothing from anywhere else.
 */
final class Viewer {
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String VERSION = "META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final String WEBJAR = "META-INF/resources/webjars/swagger-ui/";
    private static final String OWN = "docs/";
    private static final String HTML = "text/html;charset=UTF-8";
    private static final String SCRIPT = "text/javascript;charset=UTF-8";
    private static final String STYLE = "text/css;charset=UTF-8";

    private record Part(Published file, String type) {
        ResponseEntity<byte[]> answer() {
            return file.answer(Map.of("Content-Type", type, "Content-Security-Policy", POLICY));
        }
    }

    private final Part page;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    Viewer() {
        String webjar = WEBJAR + version() + "/";
        page = load(OWN + "index.html", HTML);
        parts.put("docs.js", load(OWN + "docs.js", SCRIPT));
        parts.put("docs.css", load(OWN + "docs.css", STYLE));
        parts.put("swagger-ui-bundle.js", load(webjar + "swagger-ui-bundle.js", SCRIPT));
        parts.put("swagger-ui.css", load(webjar + "swagger-ui.css", STYLE));
        parts.put("favicon-32x32.png", load(webjar + "favicon-32x32.png", "image/png"));
    }

    ResponseEntity<byte[]> page() {
        return page.answer();
    }

    Optional<ResponseEntity<byte[]>> part(String name) {
        return Optional.ofNullable(parts.get(name)).map(Part::answer);
    }

    private static Part load(String resource, String type) {
        return new Part(new Published(read(resource)), type);
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = open(VERSION)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(VERSION, e);
        }
        return Objects.requireNonNull(properties.getProperty("version"), VERSION);
    }

    private static byte[] read(String resource) {
        try (InputStream in = open(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    private static InputStream open(String resource) {
        return Objects.requireNonNull(
                Viewer.class.getClassLoader().getResourceAsStream(resource),
                resource + ": missing (expected: on the class path)");
    }
}
