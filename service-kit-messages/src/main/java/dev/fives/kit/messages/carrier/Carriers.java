package dev.fives.kit.messages.carrier;

import dev.fives.kit.messages.MessageChannel;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The carrier of each channel that has one. */
public final class Carriers {
    private final Map<MessageChannel, Carrier> byChannel = new EnumMap<>(MessageChannel.class);

    public Carriers(Collection<Carrier> carriers) {
        carriers.forEach(carrier -> byChannel.put(carrier.channel(), carrier));
    }

    /** Empty where the deployment has nothing to send with. */
    public Optional<Carrier> of(MessageChannel channel) {
        return Optional.ofNullable(byChannel.get(channel));
    }
}
