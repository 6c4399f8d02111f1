package dev.fives.customer.customer.app;

import dev.fives.customer.customer.app.UpsertCustomer.Effect;
import dev.fives.customer.customer.app.UpsertCustomer.Upserted;
import dev.fives.customer.customer.model.CustomerDraft;
import dev.fives.customer.customer.model.CustomerDraft.ExternalIdDraft;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violation;
import dev.fives.kit.problem.Violations;
import dev.fives.kit.request.RequestContext;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Creates or changes many customers, each for itself: one that is refused does not keep the others. A draft with external
 * ids is upserted by the first of them, another one is created.
 */
public class SaveCustomers {

    private final CreateCustomer create;
    private final UpsertCustomer upsert;
    private final BatchLimits limits;

    public SaveCustomers(CreateCustomer create, UpsertCustomer upsert, BatchLimits limits) {
        this.create = create;
        this.upsert = upsert;
        this.limits = limits;
    }

    /** What became of a draft. */
    public sealed interface Saved {
        int index();
    }

    /** The customer that the draft is now. */
    public record Done(int index, Upserted upserted) implements Saved {}

    /** @param problem below 500 */
    public record Refused(int index, ProblemException problem) implements Saved {}

    private record Item(int index, @Nullable CustomerDraft draft) {
        private static final ExternalIdDraft NONE = new ExternalIdDraft(null, null);

        boolean hasExternalId() {
            return draft != null
                    && draft.externalIds() != null
                    && !draft.externalIds().isEmpty();
        }

        /** Absent of itself too: an element may be null. */
        ExternalIdDraft externalId() {
            ExternalIdDraft first = draft == null || draft.externalIds() == null
                    ? null
                    : draft.externalIds().getFirst();
            return first == null ? NONE : first;
        }

        /** Items of one external id wait for each other. */
        Object turn() {
            return hasExternalId() ? externalId() : index;
        }
    }

    /** In the order of the drafts. An error where the store cannot be reached: then all may be repeated. */
    public Mono<List<Saved>> save(List<@Nullable CustomerDraft> drafts) {
        Violations violations = new Violations();
        violations.check(
                !drafts.isEmpty() && drafts.size() <= limits.items(),
                "/items",
                "items: %d elements (expected: 1 to %d)".formatted(drafts.size(), limits.items()));
        violations.throwIfAny();
        Map<Object, List<Item>> turns = new LinkedHashMap<>();
        for (int i = 0; i < drafts.size(); i++) {
            Item item = new Item(i, drafts.get(i));
            turns.computeIfAbsent(item.turn(), turn -> new java.util.ArrayList<>(1))
                    .add(item);
        }
        return Flux.fromIterable(turns.values())
                .flatMap(items -> Flux.fromIterable(items).concatMap(this::save), limits.sideBySide())
                .collectSortedList(Comparator.comparingInt(Saved::index));
    }

    private Mono<Saved> save(Item item) {
        return RequestContext.current()
                .flatMap(request -> upserted(item)
                        .contextWrite(itemOf(request, item.index()).asContext()))
                .<Saved>map(upserted -> new Done(item.index(), upserted))
                .onErrorResume(
                        ProblemException.class,
                        problem -> problem.type().status() < 500
                                ? Mono.just(new Refused(item.index(), problem))
                                : Mono.error(problem));
    }

    /** A line feed is in no key that a caller can give, so no other command has the key of an item. */
    private static RequestContext itemOf(RequestContext request, int index) {
        String key = request.idempotencyKey();
        return key == null ? request : request.withIdempotencyKey(key + "\nitem " + index);
    }

    private Mono<Upserted> upserted(Item item) {
        CustomerDraft draft = item.draft();
        if (draft == null) {
            return Mono.error(refusal(new Violation("", "item: absent (expected: a customer)")));
        }
        if (!item.hasExternalId()) {
            return create.create(draft).map(created -> new Upserted(created, Effect.CREATED));
        }
        ExternalIdDraft id = item.externalId();
        return upsert.upsert(id.system(), id.id(), draft).onErrorMap(ProblemException.class, SaveCustomers::inDraft);
    }

    /** What is wrong with the external id is told without saying where it stood. */
    private static ProblemException inDraft(ProblemException problem) {
        boolean aside = problem.violations().stream()
                .anyMatch(each ->
                        each.pointer().equals("/system") || each.pointer().equals("/id"));
        return aside
                ? refusal(problem.violations().stream()
                        .map(each -> new Violation("/externalIds/0" + each.pointer(), each.detail()))
                        .toArray(Violation[]::new))
                : problem;
    }

    private static ProblemException refusal(Violation... violations) {
        return new ProblemException(
                Problems.VALIDATION, "violations: " + violations.length + " (expected: 0)", List.of(violations));
    }
}
