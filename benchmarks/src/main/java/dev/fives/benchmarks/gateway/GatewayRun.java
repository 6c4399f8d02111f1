package dev.fives.benchmarks.gateway;

import dev.fives.benchmarks.child.ApplicationMain;
import dev.fives.benchmarks.child.Child;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.TestTokens;
import dev.fives.local.port.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The gateway, a stock one with one route, and nginx, before the same constant backend, in turns. Arguments: rounds (5),
 * seconds a turn (8).
 */
public final class GatewayRun {
    /** Until the compilers of the largest of them rest; 45 s are the least that is asked. */
    private static final Duration WARM_UP = Duration.ofMinutes(2);

    private static final Duration START = Duration.ofMinutes(2);
    private static final int PACED_PER_SECOND = 200;
    private static final List<String> SERVICES = List.of(
            "customer-service", "loyalty-service", "segmentation-service", "feedback-service", "ticket-service");

    private final TestTokens tokens = TestTokens.create();
    private final String token = tokens.token("usr_1", "admin");
    private final Path folder = folder();
    private final int backend = FreePorts.one();

    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        Duration turn = Duration.ofSeconds(args.length > 1 ? Integer.parseInt(args[1]) : 8);
        new GatewayRun().run(rounds, turn);
        System.exit(0);
    }

    private void run(int rounds, Duration turn) {
        int bare = FreePorts.one();
        int fives = FreePorts.one();
        int peer = FreePorts.one();
        try (Child backendJvm = Child.start(log("backend"), ConstantBackend.class, List.of("" + backend));
                Child bareJvm = Child.start(
                        log("bare"), BareGateway.classPath(), BareGateway.class, List.of("" + bare, to(backend)));
                Child fivesJvm = Child.start(log("gateway"), ApplicationMain.class, settings(fives));
                Nginx nginx = Nginx.start(folder, peer, backend)) {
            for (int port : new int[] {backend, bare, fives, peer}) {
                Eventually.until("port " + port, START, () -> isOpen(port));
            }
            measure(
                    Proxy.at("direct", backend, backendJvm::cpu),
                    List.of(
                            Proxy.at("bare", bare, bareJvm::cpu),
                            Proxy.at("gateway", fives, fivesJvm::cpu),
                            Proxy.at("nginx", peer, nginx::cpu)),
                    rounds,
                    turn);
        }
    }

    private void measure(Proxy direct, List<Proxy> proxies, int rounds, Duration turn) {
        Wrk wrk = new Wrk(token);
        proxies.forEach(proxy -> wrk.run(proxy, WARM_UP));
        Costs costs = new Costs();
        for (int round = 0; round < rounds; round++) {
            proxies.forEach(proxy -> costs.add(proxy.name(), wrk.run(proxy, turn)));
        }
        costs.print();
        Paced paced = new Paced(token, PACED_PER_SECOND);
        List<Proxy> both = Stream.of(direct, proxies.get(1)).toList();
        both.forEach(proxy -> paced.run(proxy.uri(), turn));
        AddedLatency added = new AddedLatency();
        for (int round = 0; round < rounds; round++) {
            added.add(paced.run(direct.uri(), turn), paced.run(proxies.get(1).uri(), turn));
        }
        added.print();
    }

    private List<String> settings(int port) {
        List<String> arguments = new ArrayList<>(List.of(
                "dev.fives.gateway.GatewayApplication",
                "gateway",
                "--server.port=" + port,
                "--management.server.port=0"));
        // one caller measures; a limit would be what is measured
        arguments.add("--fives.gateway.rate-limit.requests=100000000");
        SERVICES.forEach(service -> arguments.add("--fives.gateway.services." + service + "=" + to(backend)));
        tokens.settings().forEach(setting -> arguments.add("--" + setting));
        return arguments;
    }

    private static String to(int port) {
        return "http://127.0.0.1:" + port;
    }

    private Path log(String name) {
        return folder.resolve(name + ".log");
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("fives-gateway-cost-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
