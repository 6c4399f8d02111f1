package dev.fives.gateway;

import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.ConnectionObserver;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.transport.TransportConfig;

/**
 * A pool of connections for each network thread of the server. Out of one pool for all, a request mostly gets a
 * connection of another thread, and request and answer each wait until that one wakes up; out of its own it stays on the
 * thread that it came in on. What goes on elsewhere, as after an answer of Redis, takes from one more that all others
 * share.
 */
final class OwnThreadConnections implements ConnectionProvider {
    private final Iterable<EventExecutor> serverThreads;
    private final Supplier<ConnectionProvider> pools;
    private final ConnectionProvider others;
    private final Map<EventExecutor, ConnectionProvider> byThread = new ConcurrentHashMap<>();

    /**
     * @param serverThreads of which each gets a pool
     * @param pools a new one each time
     */
    OwnThreadConnections(Iterable<EventExecutor> serverThreads, Supplier<ConnectionProvider> pools) {
        this.serverThreads = serverThreads;
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
        for (EventExecutor thread : serverThreads) {
            if (thread.inEventLoop()) {
                return byThread.computeIfAbsent(thread, _ -> pools.get());
            }
        }
        return others;
    }

    /** How many threads have had use for their own. */
    int threadsServed() {
        return byThread.size();
    }

    @Override
    public void disposeWhen(SocketAddress remote) {
        others.disposeWhen(remote);
        byThread.values().forEach(pool -> pool.disposeWhen(remote));
    }

    @Override
    public Mono<Void> disposeLater() {
        return Mono.whenDelayError(Stream.concat(byThread.values().stream(), Stream.of(others))
                .map(ConnectionProvider::disposeLater)
                .toList());
    }
}
