package dev.fives.kit.messages.carrier;

import dev.fives.kit.messages.MessageChannel;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The carrier of each channel; the log where there is no other. */
public final class Carriers {
    private final Map<MessageChannel, Carrier> byChannel = new EnumMap<>(MessageChannel.class);

    public Carriers(Collection<Carrier> carriers) {
        for (MessageChannel channel : MessageChannel.values()) {
            byChannel.put(channel, new LogCarrier(channel));
        }
        carriers.forEach(carrier -> byChannel.put(carrier.channel(), carrier));
    }

    public Carrier of(MessageChannel channel) {
        return Objects.requireNonNull(byChannel.get(channel));
    }

    /** Whether there is more than the log. */
    public boolean reach(MessageChannel channel) {
        return !(of(channel) instanceof LogCarrier);
    }
}
