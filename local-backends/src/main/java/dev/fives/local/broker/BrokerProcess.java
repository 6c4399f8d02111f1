package dev.fives.local.broker;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The broker as a process: {@code --data DIR --port N}; says {@code broker ready port=N}; SIGTERM stops it cleanly. */
public final class BrokerProcess {

    private BrokerProcess() {}

    public static void main(String[] args) {
        try {
            var broker = LocalBroker.start(parse(args));
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-shutdown"));
            System.out.println("broker ready port=" + broker.port());
        } catch (IllegalArgumentException | LocalBrokerException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    static LocalBrokerConfig parse(String[] args) {
        @Nullable Path data = null;
        int port = 0;
        for (int i = 0; i < args.length; i += 2) {
            switch (args[i]) {
                case "--data" -> data = Path.of(value(args, i));
                case "--port" -> port = number(value(args, i));
                default -> throw new IllegalArgumentException("option: " + args[i] + " (expected: --data, --port)");
            }
        }
        return new LocalBrokerConfig(data, port);
    }

    private static String value(String[] args, int option) {
        if (option + 1 == args.length) {
            throw new IllegalArgumentException(args[option] + ": no value (expected: one)");
        }
        return args[option + 1];
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--port: " + text + " (expected: 0-65535)", e);
        }
    }
}
