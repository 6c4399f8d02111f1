package dev.fives.segmentation.segment.web;

import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.Paging;
import dev.fives.segmentation.segment.app.Dependents;
import dev.fives.segmentation.segment.app.DescribeSegment;
import dev.fives.segmentation.segment.app.ReadVersions;
import dev.fives.segmentation.segment.app.SegmentVersion;
import dev.fives.segmentation.segment.app.Segments;
import dev.fives.segmentation.segment.model.Language;
import dev.fives.segmentation.segment.model.Segment;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a segment was, what rests on it, and what it says in words. */
@RestController
@RequestMapping("/segments/{id}")
class SegmentLifeController {

    private static final List<Locale> LOCALES = List.of(Locale.ENGLISH, Locale.CHINESE);

    /** @param publishedAt absent where nobody noted it */
    record VersionView(
            long version,
            String name,
            String kind,
            @Nullable JsonNode rule,
            @Nullable Instant publishedAt) {}

    record DependentsView(List<Dependents.Shown> items) {}

    /** @param inForce absent where the segment is not published */
    record DescriptionView(
            String segmentId,
            String language,
            String text,
            @Nullable String inForce) {}

    private final Segments segments;
    private final ReadVersions versions;
    private final Dependents dependents;
    private final DescribeSegment describe;
    private final Paging paging;
    private final JsonMapper json;

    SegmentLifeController(
            Segments segments,
            ReadVersions versions,
            Dependents dependents,
            DescribeSegment describe,
            Paging paging,
            JsonMapper json) {
        this.segments = segments;
        this.versions = versions;
        this.dependents = dependents;
        this.describe = describe;
        this.paging = paging;
        this.json = json;
    }

    @GetMapping("/versions")
    Mono<Page<VersionView>> versions(@PathVariable String id, ServerHttpRequest http) {
        var request = paging.read(http, Set.of(), Set.of());
        var cursor = request.cursor();
        long after = cursor == null ? 0 : Long.parseLong(cursor.position().getFirst());
        return versions.page(id, after, request.pageSize() + 1)
                .zipWith(
                        request.total(versions.count(id)),
                        (found, total) -> paging.page(
                                request, found, total, one -> List.of(Long.toString(one.version())), this::view));
    }

    @GetMapping("/dependents")
    Mono<DependentsView> dependents(@PathVariable String id) {
        return segments.find(id)
                .flatMap(stored -> dependents.of(id, stored.state().code()))
                .map(found ->
                        new DependentsView(found.stream().map(Dependents::shown).toList()));
    }

    @GetMapping("/description")
    Mono<ResponseEntity<DescriptionView>> description(@PathVariable String id, @RequestHeader HttpHeaders headers) {
        var language = language(headers);
        return describe.describe(id, language)
                .map(said -> ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                        .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                        .body(new DescriptionView(
                                id, language.tag(), said.draft(), said.inForce().orElse(null))));
    }

    private VersionView view(SegmentVersion version) {
        var rule = version.rule();
        return new VersionView(
                version.version(),
                version.name(),
                Segment.Kind.of(rule).name(),
                rule == null ? null : json.readTree(rule),
                version.publishedAt());
    }

    /** English where nothing else is preferred, or what is cannot be read. */
    private static Language language(HttpHeaders headers) {
        try {
            var wished = Locale.lookup(headers.getAcceptLanguage(), LOCALES);
            return Locale.CHINESE.equals(wished) ? Language.ZH : Language.EN;
        } catch (IllegalArgumentException e) {
            return Language.EN;
        }
    }
}
