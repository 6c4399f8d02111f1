package dev.fives.local.stack;

import dev.fives.kit.time.RealClock;
import dev.fives.local.broker.Grants;
import dev.fives.local.broker.LocalBrokerException;
import dev.fives.local.port.FreePorts;
import dev.fives.local.stack.clock.ClockFile;
import dev.fives.local.stack.clock.MovableBusinessClock;
import dev.fives.local.stack.issuer.LocalIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** A running local stack: starts its parts, restarts one, moves the clock of all, stops them in order. */
final class Stack implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Stack.class);
    private static final Duration GRANTED = Duration.ofSeconds(30);

    private final StackConfig config;
    private final StackLock lock;
    private final AddressBook addresses;
    private final ClockDesk clock;
    private final ControlServer server;
    private final List<PartHandle> backends;
    private final PartHost host;
    private final List<PartHandle> applications;

    private Stack(StackConfig config, StackLock lock) {
        var layout = config.layout();
        this.config = config;
        this.lock = lock;
        LocalIssuer.openOrCreate(layout.keys());
        BrokerAccounts.openOrCreate(layout.keys());
        LocalSecrets.openOrCreate(layout.keys()); // before the parts start side by side and each would make its own
        this.addresses = new AddressBook(layout.run());
        try (var ports = new FreePorts()) {
            addresses.assign(List.of(Part.STORE, Part.BROKER), config, ports);
            addresses.assign(config.applications(), config, ports);
        }
        var businessClock = new MovableBusinessClock(RealClock.system(), new ClockFile(layout.clock()).read());
        var secret = UUID.randomUUID().toString();
        this.server = ControlServer.start(0, secret, handlers());
        var control = new Control(ProcessHandle.current().pid(), server.port(), secret);
        control.write(layout);
        this.host = config.processes()
                ? new InOwnJvm(layout, addresses, control)
                : new InThisJvm(layout, addresses, control, businessClock);
        this.backends = handles(List.of(Part.STORE, Part.BROKER), host);
        this.applications = new CopyOnWriteArrayList<>(handles(config.applications(), host));
        this.clock = new ClockDesk(layout, RealClock.system(), businessClock, tell(control));
    }

    /** Returns when every part is ready; on a fault whatever has started is stopped again. */
    static Stack start(StackConfig config, Consumer<String> progress) {
        DataFolder.prepare(config.layout());
        var lock = StackLock.take(config.layout().run());
        Stack stack;
        try {
            stack = new Stack(config, lock);
        } catch (RuntimeException e) {
            lock.close();
            deleteIfEphemeral(config);
            throw e;
        }
        try {
            stack.startParts(progress);
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private List<PartHandle> handles(List<Part> parts, PartHost host) {
        return parts.stream().map(part -> new PartHandle(part, host, addresses)).toList();
    }

    /** Store and broker first: an application checks its indexes while it starts. */
    private void startParts(Consumer<String> progress) {
        sideBySide(backends, handle -> startOne(handle, progress));
        grant();
        sideBySide(applications, handle -> startOne(handle, progress));
        clock.repeat(); // for a process that read the file before the last move
    }

    /** Before the applications: a client that is refused once may give up. They stay over a restart of the broker. */
    private void grant() {
        var accounts = BrokerAccounts.openOrCreate(config.layout().keys());
        var broker = "127.0.0.1:" + addresses.of(Part.BROKER.name()).port();
        try (var admin = Admin.create(accounts.client(broker, BrokerGrants.SUPER_USER))) {
            Grants.apply(admin, BrokerGrants.all(), GRANTED);
        } catch (LocalBrokerException e) {
            throw new StackFault(String.valueOf(e.getMessage()), e);
        }
    }

    private static void startOne(PartHandle handle, Consumer<String> progress) {
        long start = System.nanoTime();
        handle.start();
        progress.accept("%-22s ready after %.1f s".formatted(handle.part().name(), (System.nanoTime() - start) / 1e9));
    }

    private static void sideBySide(List<PartHandle> handles, Consumer<PartHandle> action) {
        try (var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("stack-", 0).factory())) {
            var all = handles.stream()
                    .map(handle -> CompletableFuture.runAsync(() -> action.accept(handle), threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(all).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : e;
        }
    }

    private List<PartHandle> all() {
        var all = new ArrayList<>(backends);
        all.addAll(applications);
        return all;
    }

    List<PartHandle.Status> status() {
        return all().stream().map(PartHandle::status).toList();
    }

    PartAddress address(String name) {
        return addresses.of(name);
    }

    ClockDesk clock() {
        return clock;
    }

    void restart(String name) {
        all().stream()
                .filter(handle -> handle.part().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("part: " + name + " (expected: one of "
                        + all().stream().map(handle -> handle.part().name()).toList() + ")"))
                .restart();
        clock.repeat();
    }

    /** Starts one more instance of a service beside those there are, and returns its name. */
    private String addInstance(String service) {
        var first = config.applications().stream()
                .filter(part -> part.name().equals(service))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("service: " + service + " (expected: an application)"));
        PartHandle added;
        synchronized (applications) {
            long before = applications.stream()
                    .filter(handle -> handle.part().service().equals(service))
                    .count();
            var part = first.instance(Math.toIntExact(before + 1));
            try (var ports = new FreePorts()) {
                addresses.assign(List.of(part), config, ports);
            }
            added = new PartHandle(part, host, addresses);
            applications.add(added);
        }
        added.start();
        clock.repeat();
        return added.part().name();
    }

    private Map<String, UnaryOperator<String>> handlers() {
        var json = JsonMapper.shared();
        return Map.of(
                "GET /parts", _ -> json.writeValueAsString(status()),
                "POST /restart",
                        name -> {
                            restart(name);
                            return "";
                        },
                "POST /instances", this::addInstance,
                "GET /clock", _ -> json.writeValueAsString(clock.view()),
                "POST /clock", command -> json.writeValueAsString(clock.move(command)));
    }

    /** Moves the applications that live in JVMs of their own; a dead one reads the file when it comes back. */
    private Consumer<String> tell(Control control) {
        return state -> applications.stream()
                .filter(_ -> config.processes())
                .filter(PartHandle::isUp)
                .forEach(handle -> tellOne(control, handle, state));
    }

    private void tellOne(Control control, PartHandle handle, String state) {
        try {
            control.at(addresses.of(handle.part().name()).controlPort()).post("/clock/state", state);
        } catch (StackFault e) {
            if (handle.isUp()) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        sideBySide(applications, this::stopOne);
        backends.reversed().forEach(this::stopOne);
        server.close();
        try {
            Files.deleteIfExists(Control.file(config.layout()));
        } catch (IOException e) {
            log.warn("control file not deleted", e);
        }
        lock.close();
        deleteIfEphemeral(config);
    }

    private static void deleteIfEphemeral(StackConfig config) {
        if (config.ephemeral()) {
            DataFolder.delete(config.data());
        }
    }

    private void stopOne(PartHandle handle) {
        try {
            handle.stop();
        } catch (RuntimeException e) {
            log.error("{} did not stop cleanly", handle.part().name(), e);
        }
    }
}
