package dev.fives.local.stack;

import dev.fives.kit.time.RealClock;
import dev.fives.local.demo.Demo;
import dev.fives.local.demo.DemoTarget;
import dev.fives.local.stack.issuer.LocalIssuer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Two years of a shop, on a running stack or on one that lives as long as this command. */
@Command(name = "demo", description = "seed two years of a shop and report")
final class DemoCommand implements Callable<Integer> {

    @Mixin
    private StackMain.DataOption data = new StackMain.DataOption();

    @Option(names = "--customers", defaultValue = "500", description = "how many customers")
    private int customers;

    @Option(names = "--seed", defaultValue = "42", description = "another seed, other people")
    private long seed;

    @Option(names = "--own", hidden = true, description = "start a stack for it, and delete its data at the end")
    private boolean own;

    @Override
    public Integer call() {
        if (!own) {
            Control.read(data.layout());
            run();
            return 0;
        }
        var config = new StackConfig(data.layout().data(), true, 0, false, Part.applications());
        var stack = Stack.start(config, line -> System.out.println("  " + line));
        try {
            run();
        } finally {
            stack.close();
        }
        return 0;
    }

    private void run() {
        var layout = data.layout();
        var addresses = new AddressBook(layout.run());
        var issuer = LocalIssuer.open(layout.keys());
        Demo.run(
                new DemoTarget(
                        URI.create(
                                "http://127.0.0.1:" + addresses.of(Part.GATEWAY).port()),
                        BrokerAccounts.open(layout.keys())
                                .client(
                                        "127.0.0.1:"
                                                + addresses
                                                        .of(Part.BROKER.name())
                                                        .port(),
                                        BrokerGrants.OPS),
                        issuer.token("admin", RealClock.system()),
                        issuer.token("ops", RealClock.system())),
                customers,
                seed,
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
    }
}
