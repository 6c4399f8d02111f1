package dev.fives.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.ConnectionObserver;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.transport.TransportConfig;

class OwnThreadConnectionsTest {
    private final List<Integer> asked = new ArrayList<>();
    private final List<Integer> closed = new ArrayList<>();
    private final EventExecutorGroup server = new DefaultEventExecutorGroup(2);
    private int pools;
    private final OwnThreadConnections connections = new OwnThreadConnections(server, () -> new Pool(++pools));

    @AfterEach
    void stop() throws InterruptedException {
        server.shutdownGracefully(0, 10, TimeUnit.SECONDS).sync();
    }

    @Test
    void threadsOfTheServer_haveAPoolEach() throws InterruptedException {
        onEachServerThread();

        assertThat(asked).containsExactly(2, 2, 3, 3);
        assertThat(connections.threadsServed()).isEqualTo(2);
    }

    @Test
    void otherThreads_shareOne() throws InterruptedException {
        run(new Thread(this::twice));
        run(new Thread(this::twice));
        run(new FastThreadLocalThread(this::twice));

        assertThat(asked).containsOnly(1).hasSize(6);
        assertThat(connections.threadsServed()).isZero();
    }

    /** Also where some of them do not close. */
    @Test
    void allClose() throws InterruptedException {
        onEachServerThread();

        assertThatThrownBy(() -> connections.disposeLater().block()).hasMessageContaining("pool 2");
        assertThat(closed).containsExactlyInAnyOrder(1, 2, 3);
    }

    private void onEachServerThread() throws InterruptedException {
        for (EventExecutor thread : server) {
            thread.submit(this::twice).sync();
        }
    }

    private static void run(Thread thread) throws InterruptedException {
        thread.start();
        thread.join();
    }

    private void twice() {
        acquire();
        acquire();
    }

    private void acquire() {
        TransportConfig none = null;
        connections
                .acquire(none, ConnectionObserver.emptyListener(), null, null)
                .subscribe();
    }

    /** The second does not close. */
    private final class Pool implements ConnectionProvider {
        private final int number;

        Pool(int number) {
            this.number = number;
        }

        @Override
        public Mono<? extends Connection> acquire(
                TransportConfig config,
                ConnectionObserver observer,
                @Nullable Supplier<? extends SocketAddress> remote,
                @Nullable AddressResolverGroup<?> resolver) {
            asked.add(number);
            return Mono.empty();
        }

        @Override
        public Mono<Void> disposeLater() {
            return Mono.fromRunnable(() -> {
                closed.add(number);
                if (number == 2) {
                    throw new IllegalStateException("pool 2");
                }
            });
        }
    }
}
