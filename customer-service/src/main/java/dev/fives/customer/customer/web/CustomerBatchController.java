package dev.fives.customer.customer.web;

import dev.fives.customer.customer.app.SaveCustomers;
import dev.fives.customer.customer.app.SaveCustomers.Done;
import dev.fives.customer.customer.app.SaveCustomers.Refused;
import dev.fives.customer.customer.app.SaveCustomers.Saved;
import dev.fives.customer.customer.model.CustomerDraft;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Violation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Many customers in one call. */
@RestController
class CustomerBatchController {
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final SaveCustomers save;

    CustomerBatchController(SaveCustomers save) {
        this.save = save;
    }

    /** The customers, as {@code POST /customers} takes them one by one. */
    record Batch(@Nullable List<@Nullable CustomerDraft> items) {}

    /** What became of them, in their order. */
    record Results(List<Result> items) {}

    /**
     * What became of one.
     *
     * @param status as that of a call of its own
     * @param errors pointers into the item
     * @param customerId who has the identifier already, of a 409
     */
    record Result(
            int index,
            int status,
            @Nullable String id,
            @Nullable List<Violation> errors,
            @Nullable String customerId) {

        static Result of(Saved saved) {
            return switch (saved) {
                case Done(int index, var upserted) ->
                    new Result(
                            index,
                            upserted.created() ? CREATED : OK,
                            upserted.customer().id(),
                            null,
                            null);
                case Refused(int index, ProblemException problem) ->
                    new Result(
                            index,
                            problem.type().status(),
                            null,
                            problem.violations().isEmpty()
                                    ? List.of(new Violation("", problem.detail()))
                                    : problem.violations(),
                            Objects.toString(problem.properties().get("customerId"), null));
            };
        }
    }

    @PostMapping("/customers:batch")
    Mono<Results> save(@RequestBody Batch batch) {
        return save.save(batch.items() == null ? List.of() : batch.items())
                .map(saved -> new Results(saved.stream().map(Result::of).toList()));
    }
}
