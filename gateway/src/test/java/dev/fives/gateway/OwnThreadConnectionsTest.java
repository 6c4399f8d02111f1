package dev.fives.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.ConnectionObserver;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.transport.TransportConfig;

class OwnThreadConnectionsTest {
    private final List<Integer> asked = new ArrayList<>();
    private int pools;
    private final ConnectionProvider connections = new OwnThreadConnections(this::pool);

    @Test
    void networkThreads_haveAPoolEach() throws InterruptedException {
        run(new FastThreadLocalThread(this::twice));
        run(new FastThreadLocalThread(this::twice));

        assertThat(asked).containsExactly(2, 2, 3, 3);
    }

    @Test
    void otherThreads_shareOne() throws InterruptedException {
        run(new Thread(this::twice));
        run(new Thread(this::twice));

        assertThat(asked).containsExactly(1, 1, 1, 1);
    }

    private ConnectionProvider pool() {
        int number = ++pools;
        return (config, observer, remote, resolver) -> {
            asked.add(number);
            return Mono.empty();
        };
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
}
