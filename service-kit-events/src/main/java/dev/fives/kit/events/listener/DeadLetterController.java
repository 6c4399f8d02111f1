package dev.fives.kit.events.listener;

import dev.fives.kit.paging.Cursor;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Dead letters for operators (role {@code ops}, as all of {@code /ops}). */
@RestController
final class DeadLetterController {
    private final LetterTopics topics;
    private final Lanes lanes;
    private final DoneLetters done;
    private final LetterReplay replay;
    private final Paging paging;

    DeadLetterController(LetterTopics topics, Lanes lanes, DoneLetters done, LetterReplay replay, Paging paging) {
        this.topics = topics;
        this.lanes = lanes;
        this.done = done;
        this.replay = replay;
        this.paging = paging;
    }

    /** Newest first, over all subscriptions. */
    @GetMapping("/ops/dlt")
    Mono<Page<DeadLetter>> deadLetters(ServerHttpRequest http) {
        PageRequest request = paging.read(http, Set.of(), Set.of());
        return Mono.fromCallable(() -> newest(request))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(found ->
                        marked(found.items()).map(items -> new Page<>(items, next(request, found.before()), null)))
                .zipWhen(_ -> request.total(count()), Page::of);
    }

    @PostMapping("/ops/dlt/{id}/replay")
    Mono<LetterReplay.Replayed> replay(@PathVariable String id) {
        return replay.replay(id);
    }

    private LetterTopics.Newest<DeadLetter> newest(PageRequest request) {
        return topics.newest(
                topicNames(),
                before(request.cursor()),
                request.pageSize(),
                letter -> LetterRecords.describe(lanes.ofDeadLetters(letter.topic()), letter));
    }

    private Mono<Long> count() {
        return Mono.fromCallable(() -> topics.count(topicNames())).subscribeOn(Schedulers.boundedElastic());
    }

    private List<String> topicNames() {
        return lanes.all().stream().map(Lane::deadLetterTopic).toList();
    }

    private Mono<List<DeadLetter>> marked(List<DeadLetter> letters) {
        Mono<Map<String, Instant>> marks = letters.isEmpty()
                ? Mono.just(Map.of())
                : done.of(letters.stream().map(DeadLetter::recordId).toList());
        return marks.map(at -> letters.stream()
                .map(letter -> letter.doneAt(at.get(letter.recordId())))
                .toList());
    }

    private @Nullable String next(PageRequest request, Map<TopicPartition, Long> before) {
        List<String> position = new ArrayList<>();
        for (int lane = 0; lane < lanes.all().size(); lane++) {
            String topic = lanes.all().get(lane).deadLetterTopic();
            for (var bound : before.entrySet()) {
                if (bound.getKey().topic().equals(topic)) {
                    position.add(lane + ":" + bound.getKey().partition() + ":" + bound.getValue());
                }
            }
        }
        return position.isEmpty() ? null : paging.next(request, position);
    }

    /** A cursor is signed, so what is in it was written by {@link #next}, perhaps of another release. */
    private @Nullable Map<TopicPartition, Long> before(@Nullable Cursor cursor) {
        if (cursor == null) {
            return null;
        }
        Map<TopicPartition, Long> before = new HashMap<>();
        for (String bound : cursor.position()) {
            String[] parts = bound.split(":", 3);
            int lane = Integer.parseInt(parts[0]);
            if (lane < lanes.all().size()) {
                String topic = lanes.all().get(lane).deadLetterTopic();
                before.put(new TopicPartition(topic, Integer.parseInt(parts[1])), Long.parseLong(parts[2]));
            }
        }
        return before;
    }
}
