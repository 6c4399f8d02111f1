package dev.fives.loyalty.care.app;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violations;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.care.model.CareChannel;
import dev.fives.loyalty.care.model.CareOutcome;
import dev.fives.loyalty.care.model.CareStep;
import dev.fives.loyalty.care.model.CareTask;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** An agent did a task, or will not do it. */
public final class CloseCare {
    private static final Pattern REASON = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,59}");

    private final CareWriter writer;
    private final CareLimits limits;
    private final BusinessClock business;
    private final RealClock real;

    public CloseCare(CareWriter writer, CareLimits limits, BusinessClock business, RealClock real) {
        this.writer = writer;
        this.limits = limits;
        this.business = business;
        this.real = real;
    }

    /** @param channel that was used, where it was another one than planned */
    public record Completion(
            @Nullable String outcome,
            @Nullable String channel,
            @Nullable String note) {}

    /** @param reason a code, since others are told of it */
    public record Skipping(
            @Nullable String reason, @Nullable String note) {}

    /** Empty without the task; 409 where it is held or closed. */
    public Mono<Stored<CareTask>> complete(String taskId, Optional<Long> seen, Completion completion) {
        check(completion);
        String code = completion.channel();
        CareOutcome outcome = CareOutcome.valueOf(String.valueOf(completion.outcome()));
        CareChannel channel = code == null ? null : CareChannel.valueOf(code);
        return close(taskId, "complete", completion, seen, now -> task -> {
            if (!task.status().mayBeCompleted()) {
                throw conflict(task, "planned or due");
            }
            return task.complete(outcome, channel, completion.note(), now);
        });
    }

    /** Empty without the task; 409 where it is closed. */
    public Mono<Stored<CareTask>> skip(String taskId, Optional<Long> seen, Skipping skipping) {
        String reason = check(skipping);
        return close(taskId, "skip", skipping, seen, now -> task -> {
            if (!task.status().isOpen()) {
                throw conflict(task, "open");
            }
            return task.skip(reason, skipping.note(), now);
        });
    }

    private Mono<Stored<CareTask>> close(
            String taskId,
            String operation,
            Object body,
            Optional<Long> seen,
            Function<Instant, Function<CareTask, CareStep>> decide) {
        Instant now = business.instant().truncatedTo(MILLIS);
        return Command.current(real, "POST /care-tasks/" + taskId + "/" + operation, body)
                .flatMap(command -> writer.command(taskId, command, now, loaded -> {
                    seen.ifPresent(version -> ETags.requireSame(version, loaded.version()));
                    return decide.apply(now);
                }));
    }

    private void check(Completion completion) {
        Violations violations = new Violations();
        Codes.check(violations, CareOutcome.class, completion.outcome(), "/outcome");
        if (completion.channel() != null) {
            Codes.check(violations, CareChannel.class, completion.channel(), "/channel");
        }
        Codes.checkNote(violations, completion.note(), limits);
        violations.throwIfAny();
    }

    private String check(Skipping skipping) {
        String reason = skipping.reason() == null ? "" : skipping.reason();
        Violations violations = new Violations();
        violations.check(
                REASON.matcher(reason).matches(),
                "/reason",
                "reason: not a code (expected: at most 60 letters, digits, _ . - without blanks; words go into note)");
        Codes.checkNote(violations, skipping.note(), limits);
        violations.throwIfAny();
        return reason;
    }

    private static ProblemException conflict(CareTask task, String expected) {
        return new ProblemException(
                        Problems.CONFLICT,
                        "status: " + task.status() + " (expected: a care task that is " + expected + ")")
                .withProperty("status", task.status().name());
    }
}
