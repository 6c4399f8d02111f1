package dev.fives.acceptance.api;

import dev.fives.acceptance.FivesStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What answers on the ports of an application beside its operations. */
final class Surface {
    private static final String ROOT = "/actuator";
    /** All that the framework and its cloud part know. */
    private static final List<String> ENDPOINTS = List.of(
            "auditevents",
            "beans",
            "busenv",
            "bindings",
            "caches",
            "circuitbreakerevents",
            "circuitbreakers",
            "conditions",
            "configprops",
            "env",
            "features",
            "flyway",
            "gateway",
            "gateway/routes",
            "health",
            "heapdump",
            "httpexchanges",
            "info",
            "integrationgraph",
            "jolokia",
            "liquibase",
            "logfile",
            "loggers",
            "mappings",
            "metrics",
            "pause",
            "prometheus",
            "quartz",
            "refresh",
            "restart",
            "resume",
            "sbom",
            "scheduledtasks",
            "serviceregistry",
            "sessions",
            "shutdown",
            "startup",
            "threaddump",
            "traces");

    private static final int CONNECT_MILLIS = 500;

    private final FivesStack stack;
    private final String application;

    Surface(FivesStack stack, String application) {
        this.stack = stack;
        this.application = application;
    }

    /** What answers with something on the management port. */
    Set<String> onManagementPort() {
        return answering(port("managementPort"), Optional.empty());
    }

    /** The same on the port of the operations, for nobody and for operators. */
    Set<String> onPublicPort() {
        Set<String> found = new TreeSet<>(answering(port("port"), Optional.empty()));
        found.addAll(answering(port("port"), Optional.of(stack.token("ops"))));
        return found;
    }

    private Set<String> answering(int port, Optional<String> token) {
        List<String> paths = new ArrayList<>(List.of("", "/"));
        ENDPOINTS.forEach(endpoint -> paths.add("/" + endpoint));
        Set<String> found = new TreeSet<>();
        for (String path : paths) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + ROOT + path));
            token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
            if (Door.send(request.build()).status() < 400) {
                found.add(path);
            }
        }
        return found;
    }

    /** Whether the management port can be reached from elsewhere: by an address that is not the loopback one. */
    boolean isManagementReachableFromOutside() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress())
                    .anyMatch(address -> connects(address, port("managementPort")));
        } catch (SocketException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean connects(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private int port(String which) {
        return stack.address(application).path(which).intValue();
    }
}
