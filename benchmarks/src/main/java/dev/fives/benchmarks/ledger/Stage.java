package dev.fives.benchmarks.ledger;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.fives.benchmarks.child.ApplicationMain;
import dev.fives.benchmarks.child.Backing;
import dev.fives.benchmarks.child.Child;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Loyalty-service in this JVM or in one of its own, and a driver beside it. */
public final class Stage implements AutoCloseable {
    static final int CLIENTS = 64;

    private final Backing backing = Backing.open("ledger");
    private final MongoClient raw = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(backing.storeUri()))
            .retryWrites(false)
            .writeConcern(WriteConcern.MAJORITY.withJournal(true))
            .applyToConnectionPoolSettings(pool -> pool.maxSize(CLIENTS).minSize(CLIENTS))
            .build());

    private Stage() {}

    public static Stage open() {
        return new Stage();
    }

    public Path folder() {
        return backing.folder;
    }

    /** The service as it is, in this JVM. */
    Service service(String... more) {
        return new Service(context(beans -> {}, more), ofTheService("ledger"));
    }

    /**
     * The same with nothing round it.
     *
     * @param beans for it, beside its own
     */
    public ConfigurableApplicationContext context(Consumer<GenericApplicationContext> beans, String... more) {
        try {
            return ApplicationMain.start(arguments(more), beans);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The service as it is, in a JVM of its own; its business clock runs ahead. */
    public Child child(String ahead, String... more) {
        Path log = folder().resolve("loyalty.log");
        return Child.start(log, ApplicationMain.class, arguments(more), "-D" + ApplicationMain.AHEAD + "=" + ahead);
    }

    private List<String> arguments(String... more) {
        return backing.arguments("dev.fives.loyalty.LoyaltyApplication", "loyalty-service", 0, more);
    }

    /** For the floor: a driver with as many connections as clients, and the services' write concern. */
    MongoCollection<Document> raw(String collection) {
        return raw.getDatabase("floor").getCollection(collection);
    }

    public MongoCollection<Document> ofTheService(String collection) {
        return raw.getDatabase(Backing.TENANT + "_loyalty").getCollection(collection);
    }

    long diskBytes() {
        return backing.diskBytes();
    }

    @Override
    public void close() {
        raw.close();
        backing.close();
    }
}
