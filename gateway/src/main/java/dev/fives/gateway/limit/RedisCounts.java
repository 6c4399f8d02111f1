package dev.fives.gateway.limit;

import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Buckets in Redis. A caller's bucket goes when its window is over and nothing came. */
final class RedisCounts implements AutoCloseable {
    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final RedisURI address;
    private final RedisClient client;
    private final Duration window;

    RedisCounts(String address, Duration window) {
        this.address = RedisURI.create(address);
        this.client = RedisClient.create();
        // what nobody waits for any more must not gather here while Redis is away
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .build());
        this.window = window;
    }

    /** Connects with the first subscriber; the client comes back to a connection by itself, a failure is tried again. */
    Mono<AsyncProxyManager<String>> buckets() {
        return Mono.fromCompletionStage(
                        () -> client.connectAsync(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE), address))
                .map(this::buckets)
                .cache(_ -> FOR_EVER, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    private AsyncProxyManager<String> buckets(StatefulRedisConnection<String, byte[]> connection) {
        return Bucket4jLettuce.casBasedBuilder(connection)
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(window))
                .build()
                .asAsync();
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
    }
}
