package dev.fives.local.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts each part in a JVM of its own, small and named as the part; it ends with the launcher. */
final class InOwnJvm implements PartHost {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);
    /** Ctrl-C reaches the whole group of processes at once, but only the launcher knows the order to stop them in. */
    private static final String UNDER_ITS_NAME = "trap '' INT; exec -a \"$0\" \"$@\"";

    private final Layout layout;
    private final AddressBook addresses;
    private final Control control;

    InOwnJvm(Layout layout, AddressBook addresses, Control control) {
        this.layout = layout;
        this.addresses = addresses;
        this.control = control;
    }

    @Override
    public Running start(Part part) {
        var address = addresses.of(part.name());
        var process = launch(part);
        addresses.put(address.withPid(process.pid()));
        var running = new ChildJvm(process);
        try {
            Readiness.until(part.name(), process::isAlive, () -> isReady(address));
            return running;
        } catch (StackFault e) {
            running.stop();
            throw new StackFault(lastWords(part, e), e);
        }
    }

    private boolean isReady(PartAddress address) {
        try {
            return Boolean.parseBoolean(control.at(address.controlPort()).get("/ready"));
        } catch (StackFault e) {
            return false;
        }
    }

    private Process launch(Part part) {
        try {
            Files.createDirectories(layout.logs());
            var output = log(part).toFile();
            return new ProcessBuilder(command(part))
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(output))
                    .start();
        } catch (IOException e) {
            throw new StackFault(part.name() + ": cannot be started: " + StackFault.reason(e), e);
        }
    }

    private Path log(Part part) {
        return layout.logs().resolve(part.name() + ".out");
    }

    private List<String> command(Part part) {
        var command = new ArrayList<>(List.of("bash", "-c", UNDER_ITS_NAME, part.name()));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JvmFlags.forPart(part));
        command.add("-Dfives.log=" + layout.logs().resolve(part.name() + ".log"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(PartProcess.class.getName(), layout.data().toString(), part.name()));
        command.addAll(List.of(part.application(), String.valueOf(part.events())));
        command.removeIf(String::isEmpty);
        return command;
    }

    private String lastWords(Part part, StackFault fault) {
        try (var lines = Files.lines(log(part))) {
            return lines.filter(line -> line.startsWith(PartProcess.FAULT))
                    .map(line -> line.substring(PartProcess.FAULT.length()))
                    .reduce((_, last) -> last)
                    .orElse(String.valueOf(fault.getMessage()));
        } catch (IOException e) {
            return String.valueOf(fault.getMessage());
        }
    }

    private record ChildJvm(Process process) implements Running {

        @Override
        public long pid() {
            return process.pid();
        }

        @Override
        public boolean alive() {
            return process.isAlive();
        }

        @Override
        public void stop() {
            process.destroy();
            try {
                if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                process.destroyForcibly();
            }
        }
    }
}
