package dev.fives.kit.log;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.List;

/**
 * An exception as text. Its message appears only for kinds that speak of machines: a driver's "duplicate key" or a
 * parser's message repeats the value, which may be a phone number.
 */
final class Faults {
    private static final int FRAMES_MAX = 30;
    private static final int CAUSES_MAX = 5;
    private static final List<String> HARMLESS = List.of(
            "java.net.",
            "java.nio.",
            "java.io.",
            "java.util.concurrent.",
            "java.lang.IllegalStateException",
            "java.lang.NullPointerException",
            "javax.net.ssl.",
            "io.netty.",
            "reactor.netty.",
            "org.springframework.beans.",
            "org.springframework.boot.",
            "org.apache.kafka.common.errors.",
            "dev.fives.local.",
            "com.mongodb.MongoTimeoutException",
            "com.mongodb.MongoSocket");

    private Faults() {}

    static String text(IThrowableProxy fault) {
        StringBuilder text = new StringBuilder();
        IThrowableProxy cause = fault;
        for (int i = 0; cause != null && i < CAUSES_MAX; i++, cause = cause.getCause()) {
            append(text, i == 0 ? "" : "caused by: ", cause);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String prefix, IThrowableProxy fault) {
        text.append(prefix).append(fault.getClassName());
        if (HARMLESS.stream().anyMatch(fault.getClassName()::startsWith)) {
            text.append(": ").append(fault.getMessage());
        }
        StackTraceElementProxy[] frames = fault.getStackTraceElementProxyArray();
        for (int i = 0; i < Math.min(frames.length, FRAMES_MAX); i++) {
            text.append("\n  ").append(frames[i].getSTEAsString());
        }
        text.append('\n');
    }
}
