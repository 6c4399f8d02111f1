package dev.fives.kit.events.outbox;

import com.mongodb.MongoClientSettings;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;

/** Which commands an application sent for the collection of the notes. */
final class CommandCounter implements CommandListener, MongoClientSettingsBuilderCustomizer {
    private static final List<String> OF_INTEREST = List.of("insert", "update", "find", "findAndModify");
    private final List<String> commands = new CopyOnWriteArrayList<>();

    @Override
    public void customize(MongoClientSettings.Builder settings) {
        settings.addCommandListener(this);
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (OF_INTEREST.contains(event.getCommandName())) {
            commands.add(event.getCommandName());
        }
    }

    void clear() {
        commands.clear();
    }

    List<String> commands() {
        return List.copyOf(commands);
    }
}
