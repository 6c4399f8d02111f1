package dev.fives.local.stack;

import dev.fives.kit.time.RealClock;
import dev.fives.local.stack.issuer.LocalIssuer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line behind {@code ./fives}, which finds the JDK, builds, and hands on. */
@Command(
        name = "fives",
        mixinStandardHelpOptions = true,
        subcommands = {UpCommand.class, DemoCommand.class})
public final class StackMain {

    static final int FAULT = 1;

    /** The folder that a command speaks about. */
    static final class DataOption {
        @Option(names = "--data", required = true, description = "data folder of the stack")
        Path data = Path.of(".fives");

        Layout layout() {
            return new Layout(data.toAbsolutePath().normalize());
        }
    }

    private StackMain() {}

    public static void main(String[] args) {
        quietBoot();
        var command = new CommandLine(new StackMain());
        command.setExecutionExceptionHandler((failure, line, _) -> {
            line.getErr().println("fives: " + StackFault.reason(faultOf(failure)));
            return FAULT;
        });
        int code = command.execute(args);
        if (code != UpCommand.STILL_RUNNING) {
            System.exit(code);
        }
    }

    /** A fault is its own line; its cause is for the log. */
    private static Throwable faultOf(Throwable failure) {
        return failure instanceof StackFault || failure instanceof IllegalArgumentException
                ? new StackFault(String.valueOf(failure.getMessage()))
                : failure;
    }

    /** One logback.xml for all applications: Boot would set logging up again for each of them. */
    static void quietBoot() {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    }

    @Command(name = "token", description = "print a token for a role")
    int token(
            @Mixin DataOption data,
            @Parameters(paramLabel = "ROLE") String role,
            @Option(names = "--customer", paramLabel = "ID", description = "whose own token it is, for role portal")
                    @Nullable
                    String customer) {
        System.out.println(LocalIssuer.open(data.layout().keys()).token(role, customer, RealClock.system()));
        return 0;
    }

    @Command(name = "kafka", description = "print what a Kafka client of a user needs")
    int kafka(
            @Mixin DataOption data,
            @Parameters(paramLabel = "USER") String user,
            @Option(names = "--env", description = "as commands of a shell") boolean env) {
        var layout = data.layout();
        var accounts = BrokerAccounts.open(layout.keys());
        var broker = "127.0.0.1:"
                + new AddressBook(layout.run()).of(Part.BROKER.name()).port();
        System.out.print(env ? accounts.exports(broker, user) : accounts.properties(broker, user));
        return 0;
    }

    @Command(name = "ps", description = "one line for each part")
    int ps(@Mixin DataOption data) {
        StatusTable.print(Control.read(data.layout()).get("/parts"), System.out);
        return 0;
    }

    @Command(name = "restart", description = "restart a part, also a dead one")
    int restart(@Mixin DataOption data, @Parameters(paramLabel = "NAME") String name) {
        Control.read(data.layout()).post("/restart", name);
        System.out.println(name + " is ready");
        return 0;
    }

    @Command(name = "down", description = "stop the stack in good order")
    int down(@Mixin DataOption data) {
        System.out.println(Shutdown.of(data.layout()));
        return 0;
    }
}
