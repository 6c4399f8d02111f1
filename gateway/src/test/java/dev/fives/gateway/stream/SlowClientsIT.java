package dev.fives.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;

class SlowClientsIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    /** A network that swallows everything cannot be had here; the system keeps to what it is told. */
    @Test
    void clientThatIsGoneWithoutAWord_isGivenUpByTheSystem() {
        assumeTrue(Epoll.isAvailable(), "epoll: not on this system (expected: Linux)");
        CompletableFuture<Integer> millis = new CompletableFuture<>();
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> response.withConnection(connection -> {
                            SlowClients.closeAfter(Duration.ofSeconds(7), connection);
                            millis.complete(
                                    connection.channel().config().getOption(EpollChannelOption.TCP_USER_TIMEOUT));
                        })
                        .send())
                .bindNow(SOON);
        try {
            HttpClient.create()
                    .get()
                    .uri("http://127.0.0.1:" + server.port())
                    .response()
                    .block(SOON);

            assertThat(millis).isCompletedWithValue(7_000);
        } finally {
            server.disposeNow(SOON);
        }
    }
}
