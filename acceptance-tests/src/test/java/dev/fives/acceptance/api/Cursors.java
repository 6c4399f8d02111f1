package dev.fives.acceptance.api;

import dev.fives.acceptance.api.Documents.Described;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Cursors that no answer to the same query has given. */
final class Cursors {
    private static final int REFUSED = 400;
    private static final int NOT_THERE = 404;
    private static final int SIGNED_BYTES = 60;

    private final Documents documents;
    private final Door door;
    private final Random random = new Random(1);

    Cursors(Documents documents, Door door) {
        this.documents = documents;
        this.door = door;
    }

    List<Described> lists() {
        return documents.operations().stream().filter(Described::isList).toList();
    }

    /** Where one was not refused with a 400; a collection of something that is not there is a 404 in any case. */
    List<String> taken() {
        Drafts drafts = new Drafts(documents.schemas(), door.known(), random);
        List<String> taken = new ArrayList<>();
        for (Described described : lists()) {
            Draft draft = drafts.there(described, door);
            for (String cursor : forged(described)) {
                Sent sent = draft.with(described.parameter("cursor"), cursor).sent("forged cursor", true);
                Answered answer = door.send(sent);
                if (answer.status() != REFUSED && !isNotThere(draft, answer)) {
                    taken.add(answer.status() + " " + sent);
                }
            }
        }
        return taken;
    }

    private boolean isNotThere(Draft draft, Answered answer) {
        return answer.status() == NOT_THERE
                && door.send(draft.sent("list", false)).status() == NOT_THERE;
    }

    private List<String> forged(Described described) {
        byte[] bytes = new byte[SIGNED_BYTES];
        random.nextBytes(bytes);
        List<String> forged = new ArrayList<>(List.of(
                "x",
                "0",
                "a".repeat(2_048),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[SIGNED_BYTES])));
        door.known().cursor(described, random).ifPresent(own -> {
            forged.add((own.startsWith("A") ? "B" : "A") + own.substring(1));
            forged.add(own.substring(0, own.length() - 4) + "AAAA");
        });
        lists().stream()
                .filter(other -> !other.equals(described))
                .flatMap(other -> door.known().cursor(other, random).stream())
                .forEach(forged::add);
        return forged;
    }
}
