package dev.fives.loyalty.care.app;

import dev.fives.kit.messages.message.Correspondence;
import dev.fives.kit.messages.message.Message;
import dev.fives.loyalty.care.model.CareOutcome;
import dev.fives.loyalty.care.model.CareStatus;
import dev.fives.loyalty.care.model.CareStep;
import java.time.Instant;
import java.util.Map;
import reactor.core.publisher.Mono;

/** The message of a care task: sent while the task is due, waits while a complaint holds it, and what was sent is done. */
public final class CareLetter implements Correspondence.Content {
    private static final String ABOUT = "care-task/";

    private final CareWriter writer;

    public CareLetter(CareWriter writer) {
        this.writer = writer;
    }

    static String about(String taskId) {
        return ABOUT + taskId;
    }

    /** Nothing where an agent was faster; not yet where a complaint holds the task by now, which may be released. */
    @Override
    public Mono<Map<String, String>> of(Message message) {
        return writer.find(message.about().substring(ABOUT.length()))
                .map(stored -> stored.state().status())
                .filter(CareStatus::isOpen)
                .flatMap(status -> status == CareStatus.DUE
                        ? Mono.just(Map.of())
                        : Mono.error(new Correspondence.NotYet(message.about() + ": " + status + " (expected: DUE)")));
    }

    /**
     * How the customer took it nobody knows, so neutral. A complaint that came while it was sent takes nothing back. A
     * repeat changes nothing; a message of no task neither.
     */
    public Mono<Void> sent(String about, Instant at) {
        return about.startsWith(ABOUT)
                ? writer.step(
                                about.substring(ABOUT.length()),
                                (task, standing) -> task.status().isOpen()
                                        ? task.complete(CareOutcome.NEUTRAL, null, null, at)
                                        : CareStep.silent(task))
                        .then()
                : Mono.empty();
    }
}
