package dev.fives.local.broker;

import dev.fives.local.port.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka KRaft node in this JVM. What it has acknowledged survives the death of the process (it is with the operating
 * system), not that of the machine: there is one replica and no fsync. A fatal fault inside Kafka ends the JVM.
 */
public final class LocalBroker implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LocalBroker.class);

    private final KafkaRaftServer server;
    private final Path data;
    private final boolean temporary;
    private final int port;
    private final int controllerPort;

    private LocalBroker(KafkaRaftServer server, Path data, boolean temporary, int port, int controllerPort) {
        this.server = server;
        this.data = data;
        this.temporary = temporary;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    /** Starts a broker and returns when it takes requests. */
    public static LocalBroker start(LocalBrokerConfig config) {
        var temporary = config.data() == null;
        var data = config.data() == null ? temporaryFolder() : config.data().toAbsolutePath();
        int port = config.port() == 0 ? FreePorts.one() : config.port();
        try {
            requireFree(port);
            BrokerStorage.formatIfNew(data);
            int controllerPort = FreePorts.one(); // Kafka wants to be told before it binds it
            var properties = BrokerSettings.of(data, port, advertised(config, port), controllerPort, config.users());
            var server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
            server.startup();
            return new LocalBroker(server, data, temporary, port, controllerPort);
        } catch (BindException e) {
            throw new LocalBrokerException("broker port: " + port + " is taken (expected: a free port)", e);
        } catch (Exception e) { // Scala declares nothing, so any checked exception may come out
            throw new LocalBrokerException("broker data: " + data + " cannot be opened: " + reason(e), e);
        }
    }

    private static int advertised(LocalBrokerConfig config, int port) {
        return config.advertisedPort() == 0 ? port : config.advertisedPort();
    }

    /** Host and port, as clients take them in {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return BrokerSettings.HOST + ":" + port;
    }

    public int port() {
        return port;
    }

    int controllerPort() {
        return controllerPort;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        if (temporary) {
            deleteData();
        }
    }

    private void deleteData() {
        try {
            BrokerStorage.delete(data);
        } catch (IOException e) {
            log.warn("temporary broker data not deleted: {}", data, e);
        }
    }

    private static String reason(Throwable failure) {
        var root = failure;
        for (var cause = root.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("fives-broker-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireFree(int port) throws IOException {
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }
}
