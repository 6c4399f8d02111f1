package dev.fives.loyalty.program.app;

import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.account.app.AccountDues;
import dev.fives.loyalty.program.model.Program;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads and changes the one programme. An answer comes when every instance goes by what it tells. */
public final class Programs {
    private static final int OK = 200;

    private final AggregateStore<Program> store;
    private final SharedProgram shared;
    private final AccountDues dues;
    private final String programId;
    private final ProgramReader reader;
    private final BusinessClock business;
    private final RealClock real;

    public Programs(
            AggregateStore<Program> store,
            SharedProgram shared,
            AccountDues dues,
            String programId,
            ProgramLimits limits,
            BusinessClock business,
            RealClock real) {
        this.store = store;
        this.shared = shared;
        this.dues = dues;
        this.programId = programId;
        this.reader = new ProgramReader(limits);
        this.business = business;
        this.real = real;
    }

    public Mono<KnownProgram> all() {
        return shared.latest();
    }

    /** Error NOT_FOUND for another id. */
    public Mono<KnownProgram> find(String id) {
        return require(id).then(Mono.defer(shared::latest));
    }

    /** @param seen version that the change is based on, 0 for the programme as it ships */
    public Mono<KnownProgram> put(String id, long seen, ProgramDraft draft) {
        return require(id)
                .then(Mono.fromCallable(() -> reader.read(draft)))
                .zipWith(Command.current(real, "PUT /programs/" + id, draft))
                .flatMap(wish -> shared.latest()
                        .flatMap(before -> write(before, seen, wish.getT1(), wish.getT2())
                                .delayUntil(after -> inForce(toLookAt(before, after, wish.getT2()))))
                        .map(after -> new KnownProgram(after.version(), after.state())));
    }

    private Mono<Stored<Program>> write(KnownProgram before, long seen, Program next, Command command) {
        return before.version() == 0
                ? first(before, seen, next, command)
                : store.change(programId, loaded -> decide(loaded, seen, next, command));
    }

    private Mono<Stored<Program>> first(KnownProgram shipped, long seen, Program next, Command command) {
        ETags.requireSame(seen, 0);
        ProgramReader.requireAll(shipped.program(), next);
        return store.create(programId, programId, next, List.of(), command.record(OK, 1))
                .onErrorResume(
                        AlreadyExists.class,
                        other -> store.change(programId, loaded -> decide(loaded, seen, next, command)));
    }

    private static Decision<Program> decide(Stored<Program> loaded, long seen, Program next, Command command) {
        if (command.isDoneIn(loaded)) {
            return new Decision.Unchanged<>();
        }
        ETags.requireSame(seen, loaded.version());
        ProgramReader.requireAll(loaded.state(), next);
        return new Decision.Changed<>(next, List.of(), command.record(OK, loaded.version() + 1));
    }

    /**
     * Wallets in which lots are to be warned of sooner. After a repeat all: the first call may have been broken off
     * between the two, and what was before it nobody knows any more. Who looks early only looks.
     */
    private static List<String> toLookAt(KnownProgram before, Stored<Program> after, Command command) {
        boolean repeat = command.key() != null
                && after.command(command.key())
                        .filter(done -> done.version() <= before.version())
                        .isPresent();
        return repeat ? after.state().codes() : after.state().warningSoonerThan(before.program());
    }

    /** Their accounts are looked at again, since they wait for the former instant. */
    private Mono<Void> inForce(List<String> wallets) {
        return shared.untilEverywhere()
                .thenMany(Flux.fromIterable(wallets))
                .concatMap(wallet -> dues.bringAllForward(wallet, business.instant()))
                .then();
    }

    private Mono<Void> require(String id) {
        return id.equals(programId)
                ? Mono.empty()
                : Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND, "programme: unknown (expected: the id of a programme)"));
    }
}
