package dev.fives.customer.purchase.app;

import dev.fives.customer.purchase.model.Purchase;
import dev.fives.customer.purchase.model.PurchaseDraft;
import dev.fives.customer.purchase.model.PurchaseRules;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.Violation;
import dev.fives.kit.problem.Violations;
import dev.fives.kit.time.BusinessClock;
import java.util.Optional;

/** Drafts made purchases as of now, or a 422 with everything that is wrong with them. */
public class PurchaseDrafts {
    private final PurchaseRules rules;
    private final Ids ids;
    private final BusinessClock clock;

    public PurchaseDrafts(PurchaseRules rules, Ids ids, BusinessClock clock) {
        this.rules = rules;
        this.ids = ids;
        this.clock = clock;
    }

    /** The id that the purchase of this system and reference has, and no other. */
    public String idOf(String system, String externalRef) {
        return ids.derived("pur", system, externalRef);
    }

    /** The id of the purchase that the draft tells of; empty where it does not say which. */
    Optional<String> idOf(PurchaseDraft draft) {
        return rules.reference(draft, (pointer, detail) -> {})
                .map(reference -> idOf(reference.system(), reference.externalRef()));
    }

    Purchase purchase(String customerId, PurchaseDraft draft, boolean history) {
        Violations violations = new Violations();
        var reference = rules.reference(draft, (pointer, detail) -> violations.add(new Violation(pointer, detail)))
                .orElse(new PurchaseRules.Reference("", ""));
        Purchase purchase = rules.record(
                idOf(reference.system(), reference.externalRef()),
                customerId,
                reference,
                draft,
                history,
                clock.instant(),
                (pointer, detail) -> violations.add(new Violation(pointer, detail)));
        violations.throwIfAny();
        return purchase;
    }
}
