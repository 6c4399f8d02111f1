package dev.fives.kit.test.faults;

import com.mongodb.MongoSocketReadException;
import com.mongodb.ServerAddress;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/** A database whose writes fail as if the connection broke, before the server saw them or after it carried them out. */
public final class FaultyStore {
    private static final Set<String> WRITES = Set.of(
            "insertOne",
            "insertMany",
            "updateOne",
            "updateMany",
            "findOneAndUpdate",
            "replaceOne",
            "findOneAndReplace",
            "deleteOne",
            "bulkWrite");

    private FaultyStore() {}

    public static MongoDatabase wrap(MongoDatabase database, SeededFaults faults) {
        return proxy(MongoDatabase.class, database, faults);
    }

    private static <T> T proxy(Class<T> type, T target, SeededFaults faults) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer(method, Delegate.invoke(target, method, arguments), faults)));
    }

    private static @Nullable Object answer(Method method, @Nullable Object result, SeededFaults faults) {
        return switch (result) {
            case MongoDatabase database -> proxy(MongoDatabase.class, database, faults);
            case MongoCollection<?> collection -> proxy(MongoCollection.class, collection, faults);
            case Publisher<?> write when WRITES.contains(method.getName()) -> faulty(write, faults);
            case null, default -> result;
        };
    }

    private static Flux<?> faulty(Publisher<?> write, SeededFaults faults) {
        return Flux.defer(() -> switch (faults.next()) {
            case NEVER -> Flux.from(write);
            case BEFORE -> Flux.error(broken(SignalType.ON_SUBSCRIBE));
            case AFTER -> Flux.from(write).then(Mono.error(() -> broken(SignalType.ON_COMPLETE)));
        });
    }

    private static MongoSocketReadException broken(SignalType when) {
        return new MongoSocketReadException("seeded fault " + when, new ServerAddress());
    }
}
