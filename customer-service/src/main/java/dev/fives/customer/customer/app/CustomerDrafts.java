package dev.fives.customer.customer.app;

import dev.fives.customer.customer.model.Customer;
import dev.fives.customer.customer.model.CustomerDraft;
import dev.fives.customer.customer.model.CustomerDraft.ExternalIdDraft;
import dev.fives.customer.customer.model.CustomerRules;
import dev.fives.customer.customer.model.ExternalId;
import dev.fives.kit.problem.Violation;
import dev.fives.kit.problem.Violations;
import dev.fives.kit.time.BusinessClock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Drafts made customers as of now, to the millisecond as stored, or a 422 with everything that is wrong with them. */
public class CustomerDrafts {
    private final CustomerRules rules;
    private final BusinessClock clock;

    public CustomerDrafts(CustomerRules rules, BusinessClock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    Customer create(String id, CustomerDraft draft, boolean history) {
        Violations violations = new Violations();
        Customer customer = rules.create(
                id,
                draft,
                history,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                (pointer, detail) -> violations.add(new Violation(pointer, detail)));
        violations.throwIfAny();
        return customer;
    }

    Customer change(Customer present, CustomerDraft draft) {
        Violations violations = new Violations();
        Customer customer = rules.change(
                present,
                draft,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                (pointer, detail) -> violations.add(new Violation(pointer, detail)));
        violations.throwIfAny();
        return customer;
    }

    ExternalId externalId(@Nullable String system, @Nullable String id) {
        Violations violations = new Violations();
        var externalId = rules.externalId(
                "",
                new ExternalIdDraft(system, id),
                (pointer, detail) -> violations.add(new Violation(pointer, detail)));
        violations.throwIfAny();
        return externalId.orElseThrow();
    }
}
