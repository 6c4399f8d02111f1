package dev.fives.loyalty.care.app;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.fives.kit.calendar.model.MovableDays;
import dev.fives.kit.events.command.Command;
import dev.fives.kit.http.ETags;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.care.model.CareBook;
import dev.fives.loyalty.care.model.CarePlan;
import dev.fives.loyalty.care.model.Feasts;
import dev.fives.loyalty.care.model.PlanTerms;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Plans of care: made, replaced, switched on and off, and thrown away; the tasks that they made stay. */
public final class CarePlans {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final String PREFIX = "cpl";

    private final CareBooks books;
    private final MovableDays days;
    private final PlanLimits limits;
    private final PlanReader reader;
    private final Ids ids;
    private final BusinessClock business;
    private final RealClock real;

    public CarePlans(
            CareBooks books, MovableDays days, PlanLimits limits, Ids ids, BusinessClock business, RealClock real) {
        this.books = books;
        this.days = days;
        this.limits = limits;
        this.reader = new PlanReader(limits);
        this.ids = ids;
        this.business = business;
        this.real = real;
    }

    /** In the order of their ids. */
    public Mono<List<CarePlan>> all() {
        return books.latest()
                .map(book -> book.plans().stream()
                        .sorted(Comparator.comparing(CarePlan::planId))
                        .toList());
    }

    /** Error NOT_FOUND for an unknown id. */
    public Mono<CarePlan> find(String planId) {
        return books.latest().map(book -> require(book, planId));
    }

    public Mono<CarePlan> create(PlanDraft draft) {
        return Command.current(real, "POST /care-plans", draft).flatMap(command -> {
            String id = command.idOf(ids, PREFIX);
            return books.change(command, CREATED, known -> created(known, id, draft))
                    .map(book -> require(book, id));
        });
    }

    private CareBook created(KnownBook known, String id, PlanDraft draft) {
        CareBook book = known.book();
        if (book.plans().size() >= limits.plans()) {
            throw new ProblemException(Problems.CONFLICT, "care plans: " + limits.plans() + " (expected: fewer)");
        }
        PlanTerms terms = reader.read(draft, new Feasts(book.calendars(), days));
        return book.with(new CarePlan(id, known.version(), terms, draft.wantsEnabled(), now()));
    }

    /** @param seen version that the change is based on */
    public Mono<CarePlan> put(String planId, long seen, PlanDraft draft) {
        return Command.current(real, "PUT /care-plans/" + planId, draft)
                .flatMap(command -> books.change(command, OK, known -> {
                    CarePlan plan = require(known.book(), planId);
                    ETags.requireSame(seen, plan.version());
                    PlanTerms terms = reader.read(draft, new Feasts(known.book().calendars(), days));
                    return known.book().changed(plan, known.version(), terms, draft.wantsEnabled(), now());
                }))
                .map(book -> require(book, planId));
    }

    /** @param seen version that it is based on, where the caller gave one */
    public Mono<CarePlan> enable(String planId, boolean enabled, Optional<Long> seen) {
        String operation = enabled ? "/enable" : "/disable";
        return Command.current(real, "POST /care-plans/" + planId + operation, "")
                .flatMap(command -> books.change(command, OK, known -> {
                    CarePlan plan = require(known.book(), planId);
                    seen.ifPresent(version -> ETags.requireSame(version, plan.version()));
                    return plan.enabled() == enabled
                            ? known.book()
                            : known.book().changed(plan, known.version(), plan.terms(), enabled, now());
                }))
                .map(book -> require(book, planId));
    }

    /** Makes no task any more. */
    public Mono<Void> remove(String planId, long seen) {
        return Command.current(real, "DELETE /care-plans/" + planId, "")
                .flatMap(command -> books.change(command, NO_CONTENT, known -> {
                    ETags.requireSame(seen, require(known.book(), planId).version());
                    return known.book().without(planId);
                }))
                .then();
    }

    private static CarePlan require(CareBook book, String planId) {
        return book.plan(planId)
                .orElseThrow(() -> new ProblemException(
                        Problems.NOT_FOUND, "care plan: not there (expected: the id of a care plan)"));
    }

    /** To the millisecond, as stored. */
    private Instant now() {
        return business.instant().truncatedTo(MILLIS);
    }
}
