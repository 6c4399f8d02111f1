package dev.fives.acceptance.api;

import dev.fives.acceptance.api.Documents.Described;
import dev.fives.kit.test.stack.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;

/** What lists say of how many items they have. */
final class Totals {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Documents documents;
    private final Door door;
    private final List<String> wrong = new ArrayList<>();
    private int shown;

    Totals(Documents documents, Door door) {
        this.documents = documents;
        this.door = door;
    }

    /** Lists that do not take the question, or whose only page has not as many items as they say. */
    List<String> wrong() {
        Drafts drafts = new Drafts(documents.schemas(), door.known(), new Random(1));
        documents.operations().stream().filter(Described::isList).forEach(list -> {
            if (list.takes("count")) {
                check(drafts.there(list, door)
                        .with(list.parameter("count"), "true")
                        .with(list.parameter("pageSize"), "200"));
            } else {
                wrong.add("takes no count: " + list);
            }
        });
        return wrong;
    }

    int shown() {
        return shown;
    }

    /** Again where something may have come between page and count, or the machine was busy. */
    private void check(Draft draft) {
        Sent sent = draft.sent("how many", false);
        AtomicReference<Answered> last = new AtomicReference<>();
        try {
            Eventually.until("a total", PATIENCE, () -> {
                last.set(door.send(sent));
                return holds(last.get());
            });
            shown += last.get().status() < 300 ? 1 : 0;
        } catch (AssertionError e) {
            wrong.add(sent + "\n-> " + last.get());
        }
    }

    private static boolean holds(Answered answer) {
        JsonNode page = answer.json();
        long total = page.path("total").asLong(-1);
        int items = page.path("items").size();
        return answer.status() == 404 || (page.has("next") ? total > items : total == items);
    }
}
