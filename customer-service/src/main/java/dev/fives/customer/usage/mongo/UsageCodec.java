package dev.fives.customer.usage.mongo;

import dev.fives.customer.usage.model.Usage;
import dev.fives.kit.events.outbox.StateCodec;
import java.util.Date;
import org.bson.Document;

/** By hand, as the values of the properties are of several kinds. */
public final class UsageCodec implements StateCodec<Usage> {
    @Override
    public Document write(Usage usage) {
        return new Document("id", usage.id())
                .append("customerId", usage.customerId())
                .append("name", usage.name())
                .append("system", usage.system())
                .append("props", new Document(usage.props()))
                .append("at", Date.from(usage.at()));
    }

    @Override
    public Usage read(Document document) {
        return new Usage(
                document.getString("id"),
                document.getString("customerId"),
                document.getString("name"),
                document.getString("system"),
                document.get("props", Document.class),
                document.getDate("at").toInstant());
    }
}
