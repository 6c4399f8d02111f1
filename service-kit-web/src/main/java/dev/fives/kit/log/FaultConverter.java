package dev.fives.kit.log;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;

/** {@code %fault} of a pattern, for a process that sets up its log itself; without it logback adds every message. */
public final class FaultConverter extends ThrowableHandlingConverter {

    @Override
    public String convert(ILoggingEvent event) {
        IThrowableProxy fault = event.getThrowableProxy();
        return fault == null ? "" : Faults.text(fault);
    }
}
