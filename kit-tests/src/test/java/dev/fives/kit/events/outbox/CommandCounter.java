package dev.fives.kit.events.outbox;

import com.mongodb.MongoClientSettings;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;

/** Which commands an application sent for its notes. */
final class CommandCounter implements CommandListener, MongoClientSettingsBuilderCustomizer {
    private static final List<String> OF_INTEREST = List.of("insert", "update", "find", "findAndModify");

    private record Command(String name, String json) {}

    private final List<Command> commands = new CopyOnWriteArrayList<>();

    @Override
    public void customize(MongoClientSettings.Builder settings) {
        settings.addCommandListener(this);
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (OF_INTEREST.contains(event.getCommandName())) {
            commands.add(new Command(event.getCommandName(), event.getCommand().toJson()));
        }
    }

    void clear() {
        commands.clear();
    }

    /** What was asked or told of this note, whatever the application did beside it. */
    List<String> naming(String id) {
        return commands.stream()
                .filter(command -> command.json().contains('"' + id + '"'))
                .map(Command::name)
                .toList();
    }
}
