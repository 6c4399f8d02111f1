package dev.fives.acceptance.api;

import dev.fives.acceptance.api.Documents.Described;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** Calls every operation until it is taken once, so that there is something to be found, listed and changed. */
final class Tour {
    private static final int ROUNDS = 4;
    private static final int TRIES = 3;

    private final Documents documents;
    private final Door door;
    private final Drafts drafts;
    private final TreeSet<String> open = new TreeSet<>();

    Tour(Documents documents, Door door, long seed) {
        this.documents = documents;
        this.door = door;
        this.drafts = new Drafts(documents.schemas(), door.known(), new Random(seed));
    }

    /** Creating comes before reading; what is taken away comes at no time. Returns what was never taken. */
    List<String> go() {
        List<Described> order = documents.operations().stream()
                .filter(described -> !described.operation().method().equals("DELETE"))
                .sorted(Comparator.comparing(
                        described -> described.operation().method().equals("GET")))
                .toList();
        order.forEach(described -> open.add(described.toString()));
        for (int round = 0; round < ROUNDS; round++) {
            order.stream()
                    .filter(described -> open.contains(described.toString()))
                    .forEach(this::call);
        }
        return List.copyOf(open);
    }

    private void call(Described described) {
        for (int i = 0; i < TRIES && open.contains(described.toString()); i++) {
            Answered answer = door.send(drafts.valid(described, 9).sent("tour", false));
            if (answer.status() < 300) {
                open.remove(described.toString());
            }
        }
    }
}
