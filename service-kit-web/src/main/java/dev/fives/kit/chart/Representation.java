package dev.fives.kit.chart;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;

/** Numbers, or a picture of them for who accepts that and prefers it. */
public record Representation(boolean picture, Language language) {
    public static final MediaType SVG = new MediaType("image", "svg+xml", StandardCharsets.UTF_8);

    /** Error NOT_ACCEPTABLE before any work is done. */
    public static Representation wanted(HttpHeaders headers) {
        Language language = Language.of(headers);
        List<MediaType> accepted = accepted(headers);
        if (accepted.isEmpty()) {
            return new Representation(false, language);
        }
        for (MediaType type : accepted) {
            if (type.includes(MediaType.APPLICATION_JSON)) {
                return new Representation(false, language);
            }
            if (type.includes(SVG)) {
                return new Representation(true, language);
            }
        }
        throw new ProblemException(
                Problems.NOT_ACCEPTABLE, "Accept: not known (expected: application/json or image/svg+xml)");
    }

    /** Best first. */
    private static List<MediaType> accepted(HttpHeaders headers) {
        try {
            List<MediaType> accepted = headers.getAccept();
            MimeTypeUtils.sortBySpecificity(accepted);
            return accepted.stream().filter(type -> type.getQualityValue() > 0).toList();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    public ResponseEntity<Object> of(Object numbers, Function<Language, Chart> chart) {
        return picture
                ? answer().contentType(SVG)
                        .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                        .body(SvgChart.of(chart.apply(language)).getBytes(StandardCharsets.UTF_8))
                : answer().contentType(MediaType.APPLICATION_JSON).body(numbers);
    }

    private static ResponseEntity.BodyBuilder answer() {
        return ResponseEntity.ok().varyBy(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE);
    }
}
