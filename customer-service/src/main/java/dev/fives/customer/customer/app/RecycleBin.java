package dev.fives.customer.customer.app;

import dev.fives.customer.customer.model.Customer;
import dev.fives.customer.customer.model.Deletion;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.ProblemType;
import dev.fives.kit.problem.Problems;

/** What callers are told of customers that are deleted and may come back. */
public final class RecycleBin {
    private static final String UNTIL = "restorableUntil";

    private RecycleBin() {}

    /** 410 for a deleted customer: who asks for it by id is told until when it can be had back. */
    public static void requireThere(Stored<Customer> stored) {
        require(stored, Problems.GONE, "one that is not in the recycle bin");
    }

    /** 409 for a deleted customer: nothing is added to it before it is restored. */
    static void requireActive(Stored<Customer> stored) {
        require(stored, Problems.CONFLICT, "one that is restored first");
    }

    private static void require(Stored<Customer> stored, ProblemType problem, String expected) {
        Deletion deletion = stored.state().deletion();
        if (deletion != null) {
            throw new ProblemException(problem, "customer: deleted (expected: " + expected + ")")
                    .withProperty("customerId", stored.id())
                    .withProperty(UNTIL, deletion.restorableUntil().toString());
        }
    }

    /** Whether this is why a command was refused. */
    static boolean isWhy(ProblemException problem) {
        return problem.properties().containsKey(UNTIL);
    }
}
