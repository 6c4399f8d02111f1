package dev.fives.acceptance.api;

import dev.fives.acceptance.api.Slots.Slot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;

/** Hostile texts in every place of every operation where a text goes. */
final class Injection {
    private static final int FIRST_REFUSAL = 400;
    private static final int SHOWN = 300;
    /** What is longer is no HTTP here, and is answered before there is a request. */
    private static final int HEAD = 7_500;

    private final Documents documents;
    private final Door door;
    private final String mark;
    private final List<String> texts;
    private final Judge judge = new Judge();
    private final Random random;
    private final Map<String, String> failures = new ConcurrentSkipListMap<>();
    private final ConcurrentLinkedQueue<Sent> refused = new ConcurrentLinkedQueue<>();
    private int slots;
    private int sent;

    /** @param port where a connection would be noticed */
    Injection(Documents documents, Door door, String mark, int port, long seed) {
        this.documents = documents;
        this.door = door;
        this.mark = mark;
        this.texts = Hostile.texts(mark, port);
        this.random = new Random(seed);
    }

    /** @param aSlot how many texts each place gets */
    void run(int aSlot) {
        Drafts drafts = new Drafts(documents.schemas(), door.known(), random);
        List<Slot> all = documents.operations().stream()
                .flatMap(described -> Slots.of(described, drafts).stream())
                .toList();
        slots = all.size();
        List<Runnable> calls = new ArrayList<>();
        all.forEach(slot -> chosen(aSlot).forEach(text -> calls.add(() -> call(slot, text))));
        sent = calls.size();
        Collections.shuffle(calls, random);
        Callers.run(calls);
    }

    private List<String> chosen(int aSlot) {
        List<String> shuffled = new ArrayList<>(texts);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(aSlot, shuffled.size()));
    }

    private void call(Slot slot, String text) {
        Sent request;
        Answered answer;
        try {
            synchronized (random) {
                request = slot.filled().apply(text);
            }
            if (request.headLength() > HEAD) {
                return;
            }
            answer = door.send(request);
        } catch (IllegalArgumentException noClientSendsThat) {
            return;
        } catch (RuntimeException e) {
            fail(slot, "no answer", slot + " with " + text + ": " + e);
            return;
        }
        // what is refused for now, as where the platform is too busy, may be carried out when it comes again
        if (answer.status() >= FIRST_REFUSAL && answer.header("Retry-After") == null) {
            refused.add(request);
        }
        List<String> faults = new ArrayList<>(judge.faults(request, answer));
        effects(slot, answer, faults);
        faults.forEach(fault ->
                fail(slot, fault, fault + "\n" + request + "\n-> " + answer.status() + " " + shortened(answer.body())));
    }

    private void effects(Slot slot, Answered answer, List<String> faults) {
        if (answer.header("X-Injected") != null || answer.headers().toString().contains(mark)) {
            faults.add("a header of the answer has it: " + answer.headers());
        }
        boolean taken = answer.status() < FIRST_REFUSAL;
        boolean reads = slot.described().operation().method().equals("GET");
        if (reads && taken && slot.in().equals("path")) {
            faults.add("something was found by it");
        }
        if (reads
                && taken
                && slot.in().equals("query")
                && !answer.json().path("items").isEmpty()) {
            faults.add("a wider result");
        }
    }

    private void fail(Slot slot, String fault, String report) {
        failures.putIfAbsent(slot + " " + fault.replaceAll("[0-9a-f]{8,}|/[0-9]+", ""), report);
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(SHOWN, text.length()));
    }

    /** Sends once more what was refused: that may change nothing at all. */
    void repeatRefused(int most) {
        List<Runnable> calls = new ArrayList<>();
        refused.stream().limit(most).forEach(request -> calls.add(() -> door.send(request)));
        Callers.run(calls);
    }

    List<String> failures() {
        return List.copyOf(failures.values());
    }

    String report() {
        return "injection: %d texts, %d places of %d operations, %d requests, %d refused, %d kinds of failures %s"
                .formatted(
                        texts.size(),
                        slots,
                        new TreeSet<>(documents.operations().stream()
                                        .map(Object::toString)
                                        .toList())
                                .size(),
                        sent,
                        refused.size(),
                        failures.size(),
                        failures.keySet());
    }
}
