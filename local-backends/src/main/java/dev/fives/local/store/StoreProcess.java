package dev.fives.local.store;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The store as a process of its own; SIGTERM closes it. */
public final class StoreProcess {
    private static final int EXIT_BAD_ARGUMENTS = 64;
    private static final int EXIT_NOT_STARTED = 1;

    private StoreProcess() {}

    /** @param args {@code --data DIR} (absent: in memory), {@code --port N} (absent: a free one), {@code --fsync} */
    public static void main(String[] args) throws InterruptedException {
        LocalStoreConfig config;
        try {
            config = parse(List.of(args));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(EXIT_BAD_ARGUMENTS);
            return;
        }
        run(config);
    }

    private static void run(LocalStoreConfig config) throws InterruptedException {
        LocalStore store;
        try {
            store = LocalStore.open(config);
        } catch (RuntimeException e) {
            System.err.println("store not started: " + e.getMessage());
            System.exit(EXIT_NOT_STARTED);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(store::close, "store-close"));
        System.out.println("store ready port=" + store.port());
        new CountDownLatch(1).await();
    }

    static LocalStoreConfig parse(List<String> args) {
        Path data = null;
        int port = 0;
        boolean fsync = false;
        for (int i = 0; i < args.size(); i++) {
            switch (args.get(i)) {
                case "--data" -> data = Path.of(value(args, ++i));
                case "--port" -> port = Integer.parseInt(value(args, ++i));
                case "--fsync" -> fsync = true;
                default -> throw usage(args.get(i));
            }
        }
        return new LocalStoreConfig(data, port, fsync);
    }

    private static String value(List<String> args, int index) {
        if (index == args.size()) {
            throw usage(null);
        }
        return args.get(index);
    }

    private static IllegalArgumentException usage(@Nullable String argument) {
        return new IllegalArgumentException("argument: " + argument + " (expected: [--data DIR] [--port N] [--fsync])");
    }
}
