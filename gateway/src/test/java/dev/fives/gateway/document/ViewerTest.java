package dev.fives.gateway.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;

class ViewerTest {
    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    private final Viewer viewer = new Viewer();

    @Test
    void GW_09_pageLoadsNothingFromElsewhere() {
        List<String> loaded = LOADED.matcher(text(viewer.page()))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(loaded).isNotEmpty().allMatch(path -> path.startsWith("/docs/") || path.equals("/openapi.json"));
        assertThat(loaded.stream()
                        .filter(path -> path.startsWith("/docs/"))
                        .map(path -> viewer.part(path.substring("/docs/".length()))))
                .allMatch(part -> part.isPresent());
        assertThat(viewer.page().getHeaders().getFirst("Content-Security-Policy"))
                .contains("default-src 'none'", "connect-src 'self'", "script-src 'self';")
                .doesNotContain("http", "*");
    }

    /** The viewer would otherwise show the document to a validator on the web. */
    @Test
    void script_turnsTheValidatorOff() {
        assertThat(text(viewer.part("docs.js").orElseThrow()))
                .contains("validatorUrl: null", "'/openapi.json'")
                .doesNotContain("http");
    }

    @Test
    void otherFilesOfTheWebjar_areNotGivenOut() {
        assertThat(viewer.part("index.html")).isEmpty();
        assertThat(viewer.part("oauth2-redirect.html")).isEmpty();
        assertThat(viewer.part("../docs/docs.js")).isEmpty();
    }

    private static String text(ResponseEntity<byte[]> answer) {
        return new String(answer.getBody(), UTF_8);
    }
}
