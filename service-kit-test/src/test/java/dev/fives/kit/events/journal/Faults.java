package dev.fives.kit.events.journal;

import com.mongodb.MongoSocketReadException;
import com.mongodb.ServerAddress;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.journal.RecordingTopic.Around;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Seeded failures before and after every write, send and acknowledgement. */
final class Faults {
    private static final Set<String> WRITES = Set.of("insertMany", "updateMany", "updateOne");

    private final Random random;
    private final double probability;
    private final AtomicInteger thrown = new AtomicInteger();
    private volatile boolean on = true;

    Faults(long seed, double probability) {
        this.random = new Random(seed);
        this.probability = probability;
    }

    void off() {
        on = false;
    }

    int thrown() {
        return thrown.get();
    }

    Around sends() {
        return (account, delivery) -> around(Mono.fromCompletionStage(delivery)).toFuture();
    }

    MongoDatabase around(MongoDatabase database) {
        return proxy(MongoDatabase.class, (method, arguments) -> {
            Object result = call(database, method, arguments);
            return method.getName().equals("getCollection") ? around((MongoCollection<?>) result) : result;
        });
    }

    @SuppressWarnings("unchecked")
    private MongoCollection<Document> around(MongoCollection<?> collection) {
        return proxy(MongoCollection.class, (method, arguments) -> {
            Object result = call(collection, method, arguments);
            return WRITES.contains(method.getName()) ? around(Mono.from((Publisher<Object>) result)) : result;
        });
    }

    private <T> Mono<T> around(Mono<T> operation) {
        return Mono.defer(() -> strikes()
                ? Mono.<T>error(fault("before"))
                : operation
                        .flatMap(done -> strikes() ? Mono.<T>error(fault("after")) : Mono.just(done))
                        .switchIfEmpty(Mono.defer(() -> strikes() ? Mono.error(fault("after")) : Mono.empty())));
    }

    private boolean strikes() {
        synchronized (random) {
            return random.nextDouble() < probability && on;
        }
    }

    private RuntimeException fault(String when) {
        thrown.incrementAndGet();
        return new MongoSocketReadException("seeded fault " + when, new ServerAddress());
    }

    private interface Call {
        Object with(Method method, Object[] arguments) throws Throwable;
    }

    @SuppressWarnings("unchecked")
    private static <T> T proxy(Class<?> type, Call call) {
        return (T) Proxy.newProxyInstance(
                Faults.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.with(method, arguments));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
