package dev.fives.segmentation.segment.app;

import dev.fives.kit.problem.Violations;
import dev.fives.segmentation.rule.RuleJson;
import dev.fives.segmentation.segment.model.Language;
import dev.fives.segmentation.segment.model.Segment;
import dev.fives.segmentation.segment.model.Sentence;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads a segment back to who wrote it. */
public final class DescribeSegment {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * @param draft what would be in force if it were published now
     * @param inForce what is
     */
    public record Description(String draft, Optional<String> inForce) {}

    private final Segments segments;
    private final RuleJson rules;

    public DescribeSegment(Segments segments, RuleJson rules) {
        this.segments = segments;
        this.rules = rules;
    }

    /** Error NOT_FOUND for an unknown id. */
    public Mono<Description> describe(String id, Language language) {
        return segments.find(id).map(stored -> describe(stored.state(), language));
    }

    private Description describe(Segment segment, Language language) {
        var inForce = segment.status() == Segment.Status.PUBLISHED
                ? Optional.of(sentence(segment.publishedRule(), language))
                : Optional.<String>empty();
        return new Description(sentence(segment.rule(), language), inForce);
    }

    private String sentence(@Nullable String rule, Language language) {
        return rule == null
                ? Sentence.ofList(language)
                : rules.read(JSON.readTree(rule), "", new Violations())
                        .map(read -> Sentence.of(read, language))
                        .orElseThrow(
                                () -> new IllegalStateException(
                                        "rule: larger than the limits (expected: limits are never lowered below what is kept)"));
    }
}
