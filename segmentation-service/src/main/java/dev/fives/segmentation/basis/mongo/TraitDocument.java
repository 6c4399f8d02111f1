package dev.fives.segmentation.basis.mongo;

import dev.fives.segmentation.basis.model.TraitSource;
import java.util.Objects;
import org.bson.Document;

/** Where a trait is told of, as a document. */
final class TraitDocument {

    private TraitDocument() {}

    static Document write(TraitSource source) {
        return new Document("trait", source.trait())
                .append("surveyId", source.surveyId())
                .append("question", source.question())
                .append("code", source.code())
                .append("customField", source.customField())
                .append("min", source.min())
                .append("max", source.max())
                .append("confidence", source.confidence());
    }

    static TraitSource read(Document document) {
        return new TraitSource(
                document.getString("trait"),
                document.getString("surveyId"),
                document.getString("question"),
                document.getString("code"),
                document.getString("customField"),
                BasisDocument.number(Objects.requireNonNull(document.get("min"))),
                BasisDocument.number(Objects.requireNonNull(document.get("max"))),
                BasisDocument.number(Objects.requireNonNull(document.get("confidence"))));
    }
}
