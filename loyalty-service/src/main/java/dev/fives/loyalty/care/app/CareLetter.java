package dev.fives.loyalty.care.app;

import dev.fives.kit.messages.message.Correspondence;
import dev.fives.kit.messages.message.Message;
import dev.fives.loyalty.care.model.CareOutcome;
import dev.fives.loyalty.care.model.CareStatus;
import dev.fives.loyalty.care.model.CareStep;
import java.time.Instant;
import java.util.Map;
import reactor.core.publisher.Mono;

/** The message of a care task: sent while the task is due, and what was sent is done. */
public final class CareLetter implements Correspondence.Content {
    private static final String ABOUT = "care-task/";

    private final CareWriter writer;

    public CareLetter(CareWriter writer) {
        this.writer = writer;
    }

    static String about(String taskId) {
        return ABOUT + taskId;
    }

    /** Nothing where a complaint holds the task by now, or an agent was faster. */
    @Override
    public Mono<Map<String, String>> of(Message message) {
        return writer.find(message.about().substring(ABOUT.length()))
                .filter(stored -> stored.state().status() == CareStatus.DUE)
                .map(stored -> Map.of());
    }

    /** How the customer took it nobody knows, so neutral. A repeat changes nothing; a message of no task neither. */
    public Mono<Void> sent(String about, Instant at) {
        return about.startsWith(ABOUT)
                ? writer.step(
                                about.substring(ABOUT.length()),
                                (task, standing) -> task.status() == CareStatus.DUE
                                        ? task.complete(CareOutcome.NEUTRAL, null, null, at)
                                        : CareStep.silent(task))
                        .then()
                : Mono.empty();
    }
}
