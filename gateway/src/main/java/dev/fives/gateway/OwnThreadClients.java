package dev.fives.gateway;

import java.util.List;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientFactory;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/** The framework's client to services, as it is set, with connections by thread. */
final class OwnThreadClients extends HttpClientFactory {
    private final LoopResources serverThreads;

    OwnThreadClients(
            HttpClientProperties properties,
            ServerProperties server,
            HttpClientSslConfigurer ssl,
            List<HttpClientCustomizer> customizers,
            LoopResources serverThreads) {
        super(properties, server, ssl, customizers);
        this.serverThreads = serverThreads;
    }

    @Override
    protected ConnectionProvider buildConnectionProvider(HttpClientProperties properties) {
        return new OwnThreadConnections(
                serverThreads.onServer(LoopResources.DEFAULT_NATIVE), () -> super.buildConnectionProvider(properties));
    }
}
