package dev.fives.local.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortsTest {
    private static final int SEARCHES = 200;
    /** Linux gives its outgoing connections ports from here on, other systems from higher ones. */
    private static final int OUTGOING = 32_768;

    @Test
    void any_isNeverOneThatAnOutgoingConnectionIsGiven() {
        RandomGenerator random = new SplittableRandom(1);

        assertThat(IntStream.range(0, SEARCHES).map(_ -> one(random)))
                .allMatch(port -> port >= 1_024 && port < OUTGOING);
    }

    @Test
    void any_goesOnFromTheFirstPortAfterTheLast() {
        try (FreePorts ports = new FreePorts(at(FreePorts.LAST))) {
            List<Integer> found =
                    IntStream.range(0, 3).mapToObj(_ -> ports.any()).toList();

            assertThat(found).doesNotHaveDuplicates().allMatch(port -> port <= FreePorts.LAST);
            assertThat(found.getLast()).isBetween(FreePorts.FIRST, FreePorts.FIRST + 100);
        }
    }

    @Test
    void searchesThatBeginAtOnePlace_findDifferentPorts() {
        try (FreePorts first = new FreePorts(at(20_000));
                FreePorts second = new FreePorts(at(20_000))) {
            assertThat(first.any()).isNotEqualTo(second.any());
        }
    }

    @Test
    void port_isFreeForItsPartAfterwards() throws IOException {
        int port = FreePorts.one();

        try (ServerSocket part = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(part.getLocalPort()).isEqualTo(port);
        }
    }

    @Test
    void wish_isFulfilledWhereItIsFree() {
        try (FreePorts ports = new FreePorts();
                FreePorts others = new FreePorts()) {
            int taken = others.any();
            int free = FreePorts.one();

            assertThat(ports.like(Optional.of(free))).isEqualTo(free);
            assertThat(ports.like(Optional.of(taken))).isNotEqualTo(taken);
            assertThat(ports.hold(taken)).isFalse();
            assertThat(ports.like(Optional.of(0))).isPositive();
        }
    }

    private static int one(RandomGenerator random) {
        try (FreePorts ports = new FreePorts(random)) {
            return ports.any();
        }
    }

    /** Begins there. */
    private static RandomGenerator at(int port) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public int nextInt(int origin, int bound) {
                return port;
            }
        };
    }
}
