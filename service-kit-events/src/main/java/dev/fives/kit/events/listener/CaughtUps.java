package dev.fives.kit.events.listener;

import dev.fives.kit.time.RealClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;

/** Gives each consumer group of the application its {@link CaughtUp}; one client for all, made when first needed. */
public final class CaughtUps implements AutoCloseable {
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final Map<String, Object> adminSettings;
    private final Supplier<List<Subscription>> subscriptions;
    private final Names names;
    private final CaughtUpProperties limits;
    private final RealClock clock;
    private final MeterRegistry meters;
    private final Map<String, GroupCaughtUp> groups = new ConcurrentHashMap<>();
    private @Nullable Admin admin;

    CaughtUps(
            Map<String, Object> adminSettings,
            Supplier<List<Subscription>> subscriptions,
            Names names,
            CaughtUpProperties limits,
            RealClock clock,
            MeterRegistry meters) {
        this.adminSettings = Map.copyOf(adminSettings);
        this.subscriptions = subscriptions;
        this.names = names;
        this.limits = limits;
        this.clock = clock;
        this.meters = meters;
    }

    /** What stands before the names of groups and topics in this deployment. */
    record Names(String tenant, String topicPrefix) {}

    /** @param group of the subscriptions, such as {@code loyalty} */
    public CaughtUp of(String group) {
        return groups.computeIfAbsent(group, this::made);
    }

    private GroupCaughtUp made(String group) {
        GroupCaughtUp made =
                new GroupCaughtUp(this::admin, names.tenant() + '.' + group, () -> topics(group), limits, clock);
        made.register(meters, group);
        return made;
    }

    private List<String> topics(String group) {
        return subscriptions.get().stream()
                .filter(subscription -> subscription.group().equals(group))
                .map(subscription -> names.topicPrefix() + subscription.topic().topicName())
                .distinct()
                .collect(Collectors.toList());
    }

    private synchronized Admin admin() {
        if (admin == null) {
            Map<String, Object> settings = new ConcurrentHashMap<>(adminSettings);
            int millis = Math.toIntExact(limits.answerTimeout().toMillis());
            settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis);
            settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
            admin = Admin.create(settings);
        }
        return admin;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(CLOSE);
            admin = null;
        }
    }
}
