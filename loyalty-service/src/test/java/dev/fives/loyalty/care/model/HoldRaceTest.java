package dev.fives.loyalty.care.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.loyalty.care.model.CareStanding.Complaint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every interleaving of complaints that open and close, a task that is planned, and its firing: whatever overtakes what,
 * the task ends as the complaints want it.
 */
class HoldRaceTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final CareStanding CALM = CareStanding.nothingKnown("cus_1");
    private static final CareTask NEW = CareTask.plan(
                    "car_1",
                    "cus_1",
                    CareKind.BIRTHDAY,
                    CareChannel.EMAIL,
                    NOW.plusSeconds(60),
                    CareOrigin.ofAgent(null, null, "c-1", NOW))
            .task();

    private sealed interface Step {
        record Plan() implements Step {}

        record Hear(Complaint complaint) implements Step {}

        /** Load the task, look at the standing, write; three steps for the others. */
        record Settle() implements Step {}
    }

    /** Where an actor is: the next step, and within {@link Step.Settle} what it has read. */
    private record Actor(int next, Optional<CareTask> loaded, long version, Optional<CareStanding> seen) {
        static final Actor START = new Actor(0, Optional.empty(), 0, Optional.empty());

        Actor done() {
            return new Actor(next + 1, Optional.empty(), 0, Optional.empty());
        }
    }

    private record World(@Nullable CareTask task, long version, CareStanding standing, List<Actor> actors) {}

    private final Set<World> visited = new HashSet<>();
    private final Set<CareStatus> ends = new HashSet<>();

    @Test
    void LOY_24_twoComplaintsOpenAndClose_whileATaskIsPlanned() {
        explore(List.of(
                complaint("tic_1", true, false),
                complaint("tic_2", true, false),
                List.of(new Step.Plan(), new Step.Settle())));

        assertThat(ends).containsExactly(CareStatus.PLANNED);
    }

    @Test
    void LOY_24_oneComplaintOpens_whileATaskIsPlannedAndFired() {
        explore(List.of(complaint("tic_1", true), List.of(new Step.Plan(), new Step.Settle(), new Step.Settle())));

        assertThat(ends).containsExactly(CareStatus.HELD);
    }

    @Test
    void LOY_24_oneCloses_anotherOpensAgain() {
        explore(List.of(
                complaint("tic_1", true, false, true),
                complaint("tic_2", true, false),
                List.of(new Step.Plan(), new Step.Settle())));

        assertThat(ends).containsExactly(CareStatus.HELD);
    }

    private static List<Step> complaint(String ticket, boolean... serious) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < serious.length; i++) {
            steps.add(new Step.Hear(new Complaint(ticket, i + 1, serious[i])));
            steps.add(new Step.Settle());
        }
        return steps;
    }

    private void explore(List<List<Step>> programs) {
        List<Actor> start = programs.stream().map(program -> Actor.START).toList();
        explore(new World(null, 0, CALM, start), programs);
    }

    private void explore(World world, List<List<Step>> programs) {
        if (!visited.add(world)) {
            return;
        }
        boolean over = true;
        for (int i = 0; i < programs.size(); i++) {
            int next = world.actors().get(i).next();
            if (next < programs.get(i).size()) {
                over = false;
                explore(after(world, i, programs.get(i).get(next)), programs);
            }
        }
        if (over && world.task() != null) {
            ends.add(world.task().status());
        }
    }

    private static World after(World world, int index, Step step) {
        Actor actor = world.actors().get(index);
        return switch (step) {
            case Step.Plan _ -> new World(NEW, 1, world.standing(), moved(world, index, actor.done()));
            case Step.Hear hear ->
                new World(
                        world.task(),
                        world.version(),
                        world.standing().heard(hear.complaint()),
                        moved(world, index, actor.done()));
            case Step.Settle _ -> settle(world, index, actor);
        };
    }

    private static World settle(World world, int index, Actor actor) {
        if (actor.loaded().isEmpty()) {
            Actor loaded = world.task() == null
                    ? actor.done()
                    : new Actor(actor.next(), Optional.of(world.task()), world.version(), Optional.empty());
            return new World(world.task(), world.version(), world.standing(), moved(world, index, loaded));
        }
        if (actor.seen().isEmpty()) {
            Actor seen = new Actor(actor.next(), actor.loaded(), actor.version(), Optional.of(world.standing()));
            return new World(world.task(), world.version(), world.standing(), moved(world, index, seen));
        }
        return write(world, index, actor);
    }

    private static World write(World world, int index, Actor actor) {
        CareTask before = actor.loaded().orElseThrow();
        CareTask after = before.inLineWith(actor.seen().orElseThrow(), NOW).task();
        if (after.equals(before)) {
            return new World(world.task(), world.version(), world.standing(), moved(world, index, actor.done()));
        }
        if (actor.version() != world.version()) {
            Actor again = new Actor(actor.next(), Optional.empty(), 0, Optional.empty());
            return new World(world.task(), world.version(), world.standing(), moved(world, index, again));
        }
        return new World(after, world.version() + 1, world.standing(), moved(world, index, actor.done()));
    }

    private static List<Actor> moved(World world, int index, Actor next) {
        List<Actor> actors = new ArrayList<>(world.actors());
        actors.set(index, next);
        return List.copyOf(actors);
    }
}
