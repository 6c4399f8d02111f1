package dev.fives.segmentation.basis.mongo;

import dev.fives.kit.problem.Violations;
import dev.fives.segmentation.basis.model.BandSettings;
import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.basis.model.Cuts;
import dev.fives.segmentation.basis.model.Measure;
import dev.fives.segmentation.basis.model.PublishedSegment;
import dev.fives.segmentation.basis.model.Since;
import dev.fives.segmentation.rule.RuleJson;
import dev.fives.segmentation.rule.model.Rule;
import java.math.BigDecimal;
import java.util.List;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The basis as a document; rules as the JSON that callers know, numbers with all their digits. */
public final class BasisDocument {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final RuleJson rules;

    public BasisDocument(RuleJson rules) {
        this.rules = rules;
    }

    Document write(String id, Basis basis) {
        var bands = basis.bands();
        return new Document("_id", id)
                .append("version", basis.version())
                .append("since", since(basis.since()))
                .append("monetary", basis.monetary().name())
                .append(
                        "bands",
                        new Document("windowDays", bands.windowDays())
                                .append("mediumFrom", bands.mediumFrom())
                                .append("highFrom", bands.highFrom()))
                .append("cuts", cuts(basis.cuts()))
                .append(
                        "segments",
                        basis.segments().stream().map(BasisDocument::segment).toList())
                .append(
                        "traits",
                        basis.traits().stream().map(TraitDocument::write).toList());
    }

    Basis read(Document document) {
        var bands = document.get("bands", Document.class);
        return new Basis(
                document.getLong("version"),
                readSince(document.get("since", Document.class)),
                Measure.valueOf(document.getString("monetary")),
                new BandSettings(
                        bands.getInteger("windowDays"), bands.getInteger("mediumFrom"), bands.getInteger("highFrom")),
                readCuts(document.get("cuts", Document.class)),
                document.getList("segments", Document.class).stream()
                        .map(this::readSegment)
                        .toList(),
                document.getList("traits", Document.class, List.of()).stream()
                        .map(TraitDocument::read)
                        .toList());
    }

    private static Document since(Since since) {
        return new Document("measure", since.measure())
                .append("cuts", since.cuts())
                .append("bands", since.bands())
                .append("traits", since.traits());
    }

    /** Before settings were told apart there was none. */
    private static Since readSince(@Nullable Document since) {
        return since == null
                ? Since.FIRST
                : new Since(
                        since.getLong("measure"),
                        since.getLong("cuts"),
                        since.getLong("bands"),
                        since.get("traits", Since.FIRST.traits()));
    }

    private static @Nullable Document cuts(@Nullable Cuts cuts) {
        return cuts == null
                ? null
                : new Document("version", cuts.version())
                        .append("asOf", cuts.asOf())
                        .append("measure", cuts.measure().name())
                        .append("population", cuts.population())
                        .append("r", cuts.r())
                        .append("f", cuts.f())
                        .append("m", cuts.m());
    }

    private static @Nullable Cuts readCuts(@Nullable Document cuts) {
        return cuts == null
                ? null
                : new Cuts(
                        cuts.getLong("version"),
                        cuts.getDate("asOf").toInstant(),
                        Measure.valueOf(cuts.getString("measure")),
                        cuts.getInteger("population"),
                        numbers(cuts, "r"),
                        numbers(cuts, "f"),
                        numbers(cuts, "m"));
    }

    private static List<BigDecimal> numbers(Document cuts, String name) {
        return cuts.getList(name, Object.class).stream()
                .map(BasisDocument::number)
                .toList();
    }

    /** A document that was just written still holds what the caller put in. */
    static BigDecimal number(Object stored) {
        return stored instanceof Decimal128 decimal ? decimal.bigDecimalValue() : (BigDecimal) stored;
    }

    private static Document segment(PublishedSegment segment) {
        return new Document("id", segment.id())
                .append("version", segment.version())
                .append("code", segment.code())
                .append("name", segment.name())
                .append(
                        "rule",
                        segment.isStatic()
                                ? null
                                : RuleJson.write(segment.rule()).toString())
                .append("sinceBasis", segment.sinceBasis());
    }

    private PublishedSegment readSegment(Document segment) {
        var json = segment.getString("rule");
        return new PublishedSegment(
                segment.getString("id"),
                segment.getLong("version"),
                segment.getString("code"),
                segment.getString("name"),
                json == null ? PublishedSegment.NOBODY : readRule(segment.getString("id"), json),
                segment.getLong("sinceBasis"));
    }

    private Rule readRule(String id, String json) {
        return rules.read(JSON.readTree(json), "", new Violations())
                .orElseThrow(() -> new IllegalStateException("rule of " + id
                        + ": larger than the limits (expected: limits are never lowered below what is published)"));
    }
}
