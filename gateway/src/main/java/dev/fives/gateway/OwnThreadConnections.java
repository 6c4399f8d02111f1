package dev.fives.gateway;

import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.ConnectionObserver;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.transport.TransportConfig;

/**
 * A pool of connections for each network thread. Out of one pool for all, a request mostly gets a connection of another
 * thread, and request and answer each wait until that one wakes up; out of its own it stays on the thread that it came in
 * on. What does not run on such a thread takes from a pool of its own.
 */
final class OwnThreadConnections implements ConnectionProvider {
    private final Supplier<ConnectionProvider> pools;
    private final ConnectionProvider others;
    private final Map<Thread, ConnectionProvider> byThread = new ConcurrentHashMap<>();

    /** @param pools a new one each time */
    OwnThreadConnections(Supplier<ConnectionProvider> pools) {
        this.pools = pools;
        this.others = pools.get();
    }

    @Override
    public Mono<? extends Connection> acquire(
            TransportConfig config,
            ConnectionObserver observer,
            @Nullable Supplier<? extends SocketAddress> remote,
            @Nullable AddressResolverGroup<?> resolver) {
        return ofThisThread().acquire(config, observer, remote, resolver);
    }

    private ConnectionProvider ofThisThread() {
        Thread thread = Thread.currentThread();
        return thread instanceof FastThreadLocalThread ? byThread.computeIfAbsent(thread, _ -> pools.get()) : others;
    }

    @Override
    public void disposeWhen(SocketAddress remote) {
        others.disposeWhen(remote);
        byThread.values().forEach(pool -> pool.disposeWhen(remote));
    }

    @Override
    public Mono<Void> disposeLater() {
        return Mono.whenDelayError(byThread.values().stream()
                        .map(ConnectionProvider::disposeLater)
                        .toList())
                .then(others.disposeLater());
    }
}
