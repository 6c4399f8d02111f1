package dev.fives.local.stack;

import dev.fives.kit.time.RealClock;
import dev.fives.local.stack.clock.ClockFile;
import dev.fives.local.stack.clock.MovableBusinessClock;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One part in a JVM of its own: {@code DATA NAME [APPLICATION] EVENTS}; SIGTERM or the launcher's end stops it. */
final class PartProcess {

    static final String FAULT = "fault: ";
    private static final Logger log = LoggerFactory.getLogger(PartProcess.class);

    private PartProcess() {}

    public static void main(String[] args) {
        StackMain.quietBoot();
        var layout = new Layout(Path.of(args[0]));
        var part = part(args);
        try {
            run(layout, part);
        } catch (StackFault e) {
            log.error("{} did not start", part.name(), e);
            System.out.println(FAULT + e.getMessage());
            System.exit(1);
        }
    }

    private static Part part(String[] args) {
        return switch (args[1]) {
            case "store" -> Part.STORE;
            case "broker" -> Part.BROKER;
            default -> Part.application(args[1], args[2], Boolean.parseBoolean(args[3]));
        };
    }

    private static void run(Layout layout, Part part) {
        var control = Control.read(layout);
        var addresses = new AddressBook(layout.run());
        var clock = new MovableBusinessClock(RealClock.system(), new ClockFile(layout.clock()).read());
        var ready = new AtomicBoolean();
        var server =
                ControlServer.start(addresses.of(part.name()).controlPort(), control.secret(), handlers(clock, ready));
        endWith(control.pid());
        var running = new InThisJvm(layout, addresses, control, clock).start(part);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            running.stop();
                            server.close();
                        },
                        part.name() + "-shutdown"));
        ready.set(true);
    }

    private static Map<String, UnaryOperator<String>> handlers(MovableBusinessClock clock, AtomicBoolean ready) {
        return Map.of("GET /ready", _ -> String.valueOf(ready.get()), "POST /clock/state", state -> {
            clock.moveTo(ClockFile.decodeState(state));
            return "";
        });
    }

    private static void endWith(long launcher) {
        var gone = ProcessHandle.of(launcher).map(ProcessHandle::onExit);
        if (gone.isEmpty()) {
            throw new StackFault("launcher: process " + launcher + " is gone (expected: a running stack)");
        }
        var _ = gone.get().thenRun(() -> System.exit(0));
    }
}
