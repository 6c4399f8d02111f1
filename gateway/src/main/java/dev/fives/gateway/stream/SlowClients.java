package dev.fives.gateway.stream;

import io.netty.handler.timeout.WriteTimeoutHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.netty.http.server.HttpServerResponse;

/** A client that takes nothing any more and does not go away cannot be told; its connection is closed. */
final class SlowClients {
    private static final String HANDLER = "stream-write-timeout";

    private SlowClients() {}

    static void closeAfter(Duration patience, ServerHttpResponse response) {
        HttpServerResponse netty = ServerHttpResponseDecorator.getNativeResponse(response);
        netty.withConnection(connection -> {
            // the next stream on a connection finds it
            if (connection.channel().pipeline().get(HANDLER) == null) {
                connection.addHandlerLast(HANDLER, new WriteTimeoutHandler(patience.toMillis(), TimeUnit.MILLISECONDS));
            }
        });
    }
}
