package dev.fives.local.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Runs a pipeline; its first {@code $match} becomes a query, so that it finds its index. The inherited command scans
 * the collection first, also for a count of documents.
 */
record AggregateCommand(
        MongoDatabase database, MongoCollection<Long> collection, DatabaseResolver databases, Oplog oplog) {

    /** Stages that leave the documents they are given as they are. */
    private static final Set<String> READING = Set.of("$match", "$group", "$sort", "$skip", "$limit", "$count");

    Document run(Document command) {
        List<Document> pipeline = Aggregation.parse(command.get("pipeline"));
        Document match =
                pipeline.isEmpty() ? null : (Document) pipeline.getFirst().get("$match");
        List<Document> rest = match == null ? pipeline : pipeline.subList(1, pipeline.size());
        Aggregation aggregation = Aggregation.fromPipeline(rest, databases, database, collection, oplog);
        aggregation.validate(command);
        Stream<Document> found = collection.handleQueryAsStream(match == null ? new Document() : match);
        boolean reading = rest.stream().allMatch(stage -> READING.containsAll(stage.keySet()));
        List<Document> result = aggregation.runStages(reading ? found : found.map(Document::cloneDeeply));
        return new Document(
                        "cursor",
                        new Document("id", 0L)
                                .append("ns", collection.getFullName())
                                .append("firstBatch", result))
                .append("ok", 1.0);
    }
}
