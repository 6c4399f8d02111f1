package dev.fives.kit.events.listener;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * All listeners of the application: started last and stopped first, so that an event never meets an application that is
 * half there; watched in between.
 */
final class EventListeners implements SmartLifecycle, AutoCloseable {
    /** Above the web server's, which therefore starts before and drains after. */
    private static final int PHASE = Integer.MAX_VALUE - 100;

    private final List<EventListener> listeners;
    private final Duration watchInterval;
    private @Nullable Disposable watch;
    private volatile boolean running;

    EventListeners(List<EventListener> listeners, Duration watchInterval) {
        this.listeners = List.copyOf(listeners);
        this.watchInterval = watchInterval;
    }

    List<EventListener> all() {
        return listeners;
    }

    @Override
    public synchronized void start() {
        running = true;
        listeners.forEach(EventListener::start);
        watch = Flux.interval(watchInterval, watchInterval, Schedulers.boundedElastic())
                .onBackpressureDrop()
                .subscribe(tick -> watch());
    }

    private synchronized void watch() {
        if (running) {
            listeners.forEach(EventListener::watch);
        }
    }

    @Override
    public void stop(Runnable callback) {
        end();
        AtomicInteger open = new AtomicInteger(listeners.size());
        if (open.get() == 0) {
            callback.run();
        }
        listeners.forEach(listener -> listener.stop(() -> {
            if (open.decrementAndGet() == 0) {
                callback.run();
            }
        }));
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    private synchronized void end() {
        running = false;
        if (watch != null) {
            watch.dispose();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public void close() {
        listeners.forEach(EventListener::close);
    }
}
