package dev.fives.acceptance.api;

import dev.fives.acceptance.api.Documents.Described;
import dev.fives.acceptance.api.Documents.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Operations that take an {@code Idempotency-Key}: calls of one key, all at once, are one call. */
final class Keys {
    private static final int AT_ONCE = 8;
    private static final int TRIES = 6;
    private static final String HEADER = "Idempotency-Key";

    private final Documents documents;
    private final Door door;
    private final Random random;
    private final Drafts drafts;
    private final List<String> wrong = new ArrayList<>();
    private final TreeSet<String> shown = new TreeSet<>();
    private final TreeSet<String> neverTaken = new TreeSet<>();

    Keys(Documents documents, Door door, long seed) {
        this.documents = documents;
        this.door = door;
        this.random = new Random(seed);
        this.drafts = new Drafts(documents.schemas(), door.known(), random);
    }

    /** What was not as it has to be. */
    List<String> wrong() {
        documents.operations().stream()
                .filter(described -> described.takes(HEADER))
                .forEach(this::check);
        return wrong;
    }

    String report() {
        return "keys: shown for %d operations, %d never taken: %s"
                .formatted(shown.size(), neverTaken.size(), neverTaken);
    }

    int shown() {
        return shown.size();
    }

    private void check(Described described) {
        for (int i = 0; i < TRIES; i++) {
            Draft draft = withKey(drafts.valid(described));
            Sent sent = draft.sent("one key", false);
            List<Answered> answers = Callers.together(AT_ONCE, () -> door.send(sent));
            Optional<Answered> first =
                    answers.stream().filter(answer -> answer.status() < 300).findFirst();
            if (first.isPresent()) {
                shown.add(described.toString());
                repeats(sent, first.get(), answers);
                otherBody(draft);
                return;
            }
        }
        neverTaken.add(described.toString());
    }

    private void repeats(Sent sent, Answered first, List<Answered> answers) {
        List<Answered> all = new ArrayList<>(answers);
        all.add(door.send(sent));
        all.stream()
                .filter(answer -> !isSame(answer, first) && !isRunning(answer))
                .findFirst()
                .ifPresent(other -> wrong.add("two answers of one key\n%s\n-> %d %s\n-> %d %s"
                        .formatted(sent, first.status(), first.body(), other.status(), other.body())));
        if (!isSame(all.getLast(), first)) {
            wrong.add("not the first answer after all is done\n%s\n-> %d %s"
                    .formatted(sent, all.getLast().status(), all.getLast().body()));
        }
    }

    private static boolean isSame(Answered one, Answered other) {
        return one.status() == other.status() && one.body().equals(other.body());
    }

    private static boolean isRunning(Answered answer) {
        return answer.status() == 409 && answer.json().path("code").asString("").equals("command-running");
    }

    /** Another body that its document takes, for the same resource. */
    private void otherBody(Draft draft) {
        Described described = draft.described();
        if (draft.body().isEmpty() || !described.takesJson()) {
            return;
        }
        for (int i = 0; i < TRIES; i++) {
            JsonNode other = drafts.valid(described).body().orElseThrow();
            if (!other.equals(draft.body().get())) {
                Sent sent = draft.withBody(other).sent("the key with another body", true);
                Answered answer = door.send(sent);
                if (!answer.json().path("code").asString("").equals("idempotency-key-reused")) {
                    wrong.add("another body under a key\n%s\n-> %d %s".formatted(sent, answer.status(), answer.body()));
                }
                return;
            }
        }
    }

    private Draft withKey(Draft draft) {
        Parameter key = draft.described().parameters().stream()
                .filter(parameter -> parameter.name().equals(HEADER))
                .findFirst()
                .orElseThrow();
        return draft.with(key, new UUID(random.nextLong(), random.nextLong()).toString());
    }
}
