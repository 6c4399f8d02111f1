package dev.fives.gateway.stream;

import io.netty.channel.epoll.EpollChannelOption;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerResponse;

/**
 * A client that takes nothing any more and does not go away cannot be told; its connection is closed. One that went away
 * without a word acknowledges nothing, while the few bytes of heartbeats fit into the buffers for long: that is left to
 * the system, where it can.
 */
final class SlowClients {
    private static final String HANDLER = "stream-write-timeout";

    private SlowClients() {}

    static void closeAfter(Duration patience, ServerHttpResponse response) {
        HttpServerResponse netty = ServerHttpResponseDecorator.getNativeResponse(response);
        netty.withConnection(connection -> closeAfter(patience, connection));
    }

    static void closeAfter(Duration patience, Connection connection) {
        connection
                .channel()
                .config()
                .setOption(EpollChannelOption.TCP_USER_TIMEOUT, Math.toIntExact(patience.toMillis()));
        // the next stream on a connection finds it
        if (connection.channel().pipeline().get(HANDLER) == null) {
            connection.addHandlerLast(HANDLER, new WriteTimeoutHandler(patience.toMillis(), TimeUnit.MILLISECONDS));
        }
    }
}
