package dev.fives.kit.test.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.kit.test.stack.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyIT {
    private static final int SILENT_MILLIS = 200;
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final AtomicInteger heard = new AtomicInteger();
    private ServerSocket server;
    private FaultProxy proxy;

    /** Says everything twice, so that an echo is told from one's own words. */
    @BeforeEach
    void startServer() throws IOException {
        server = new ServerSocket(0, 0, HERE);
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Socket one = server.accept();
                    Thread.ofVirtual().start(() -> twice(one));
                }
            } catch (IOException closed) {
                // the test is over
            }
        });
        proxy = new FaultProxy(server.getLocalPort());
    }

    private void twice(Socket one) {
        try (one) {
            for (int read = one.getInputStream().read();
                    read >= 0;
                    read = one.getInputStream().read()) {
                heard.incrementAndGet();
                one.getOutputStream().write(new byte[] {(byte) read, (byte) read});
            }
        } catch (IOException closed) {
            // gone
        }
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void pass_letsBothDirectionsThrough() throws IOException {
        try (Socket client = connect()) {
            assertThat(say(client, 7)).isEqualTo(7);
        }
    }

    @Test
    void freeze_keepsBytesUntilItPasses() throws IOException {
        try (Socket client = connect()) {
            proxy.freeze();
            client.setSoTimeout(SILENT_MILLIS);
            assertThatThrownBy(() -> say(client, 7)).isInstanceOf(SocketTimeoutException.class);
            client.setSoTimeout(0);
            proxy.pass();
            assertThat(client.getInputStream().read()).isEqualTo(7);
        }
    }

    @Test
    void heldAnswers_goOnWhenItPasses_andTheServerHearsMeanwhile() throws IOException {
        try (Socket client = connect()) {
            proxy.holdAnswers();
            client.setSoTimeout(SILENT_MILLIS);
            assertThatThrownBy(() -> say(client, 7)).isInstanceOf(SocketTimeoutException.class);
            Eventually.until("heard", Duration.ofSeconds(60), () -> heard.get() == 1);
            client.setSoTimeout(0);
            proxy.pass();
            assertThat(client.getInputStream().read()).isEqualTo(7);
        }
    }

    @Test
    void refuse_losesTheAnswersThatWereHeld() throws IOException {
        try (Socket client = connect()) {
            proxy.holdAnswers();
            client.getOutputStream().write(7);
            Eventually.until("heard", Duration.ofSeconds(60), () -> heard.get() == 1);
            proxy.refuse();
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void reset_cutsPresentAndNewConnections() throws IOException {
        try (Socket client = connect()) {
            assertThat(say(client, 7)).isEqualTo(7);
            assertThat(client.getInputStream().read()).isEqualTo(7); // what has arrived can be read after a reset too
            proxy.reset();
            assertThatThrownBy(() -> say(client, 7)).isInstanceOf(SocketException.class);
            try (Socket next = connect()) {
                assertThatThrownBy(() -> say(next, 7)).isInstanceOf(SocketException.class);
            }
        }
    }

    @Test
    void refuse_isOverWhenItPasses() throws IOException {
        proxy.refuse();
        assertThat(isThrough()).isFalse();
        proxy.pass();
        try (Socket client = connect()) {
            assertThat(say(client, 7)).isEqualTo(7);
        }
    }

    @Test
    void delay_takesItsTimeEachWay() throws IOException {
        try (Socket client = connect()) {
            proxy.delay(Duration.ofMillis(150));
            long began = System.nanoTime();
            assertThat(say(client, 7)).isEqualTo(7);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        }
    }

    @Test
    void throttle_takesItsTimeByTheByte() throws IOException {
        try (Socket client = connect()) {
            proxy.throttle(100);
            long began = System.nanoTime();
            client.getOutputStream().write(new byte[20]);
            assertThat(client.getInputStream().readNBytes(40)).hasSize(40);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(500));
        }
    }

    private Socket connect() throws IOException {
        return new Socket(HERE, proxy.port());
    }

    /** While nobody listens, the port may be given to another process, which is not our server either. */
    private boolean isThrough() {
        try (Socket client = connect()) {
            client.setSoTimeout(1000);
            return say(client, 7) == 7;
        } catch (IOException refused) {
            return false;
        }
    }

    private static int say(Socket client, int word) throws IOException {
        client.getOutputStream().write(word);
        int heard = client.getInputStream().read();
        if (heard < 0) {
            throw new SocketException("closed");
        }
        return heard;
    }
}
