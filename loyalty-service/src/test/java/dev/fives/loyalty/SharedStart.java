package dev.fives.loyalty;

import dev.fives.kit.test.stack.LocalBackends;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/** One start of the service that the classes of this JVM share, from the first that asks for it to the JVM's end. */
final class SharedStart implements AutoCloseable {
    private final Function<List<String>, RunningLoyalty> first;
    private RunningLoyalty running;

    /** @param first starts it on a database and topics */
    SharedStart(Function<List<String>, RunningLoyalty> first) {
        this.first = first;
    }

    /** @param sharing the extension of the classes that share it */
    void isAskedFor(Class<?> sharing, ExtensionContext context) {
        // a JVM beside another is given its classes one by one, each as a run of its own
        context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.GLOBAL)
                .computeIfAbsent(sharing, _ -> start(), SharedStart.class);
    }

    private synchronized SharedStart start() {
        running = first.apply(LocalBackends.settings());
        return this;
    }

    /** Stops it, does something, and starts it again; for the classes that come after, its clock has not gone back. */
    synchronized RunningLoyalty restart(Runnable meanwhile) {
        running.close();
        meanwhile.run();
        running = running.startedAgain();
        return running;
    }

    synchronized RunningLoyalty running() {
        return running;
    }

    @Override
    public synchronized void close() {
        running.close();
    }
}
