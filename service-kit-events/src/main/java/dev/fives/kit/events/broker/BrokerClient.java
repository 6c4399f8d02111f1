package dev.fives.kit.events.broker;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Short questions to the broker; each has an answer or an error within the time limit, whatever the broker does. */
public final class BrokerClient implements AutoCloseable {
    private final Map<String, Object> settings;
    private final Duration timeout;
    private @Nullable Admin admin;

    BrokerClient(Map<String, Object> configured, Duration timeout) {
        int millis = Math.toIntExact(timeout.toMillis());
        this.settings = new HashMap<>(configured);
        this.timeout = timeout;
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        settings.put(AdminClientConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, (long) millis);
        settings.put(AdminClientConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, (long) millis);
        settings.putIfAbsent(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000L);
    }

    public <T> Mono<T> ask(Function<Admin, KafkaFuture<T>> question) {
        return Mono.defer(() -> Mono.fromFuture(
                        question.apply(admin()).toCompletionStage().toCompletableFuture()))
                .subscribeOn(Schedulers.boundedElastic()) // making the client looks up names
                .publishOn(Schedulers.parallel())
                .timeout(timeout);
    }

    /** Made when first needed: an address that cannot be resolved yet must not keep the application from starting. */
    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(settings);
        }
        return admin;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
