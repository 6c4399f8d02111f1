package dev.fives.kit.test.stack;

import java.util.concurrent.CountDownLatch;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/** A down time of an application's listeners alone: nothing is read, everything else goes on. */
public final class DeafTime {
    private DeafTime() {}

    /** Listening goes on afterwards, whatever came of it. */
    public static void of(ApplicationContext application, Runnable meanwhile) {
        SmartLifecycle listeners = application.getBean("eventListeners", SmartLifecycle.class);
        CountDownLatch stopped = new CountDownLatch(1);
        listeners.stop(stopped::countDown);
        try {
            stopped.await();
            meanwhile.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            listeners.start();
        }
    }
}
