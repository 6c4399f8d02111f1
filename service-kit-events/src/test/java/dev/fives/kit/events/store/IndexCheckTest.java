package dev.fives.kit.events.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.reactivestreams.client.ListIndexesPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The database answers every creation with "done" and shows what it pleases. */
class IndexCheckTest {
    private static final Document ID = index(new Document("_id", 1), false);

    @Test
    void indexThatIsThere_isVerified() {
        var shown = List.of(ID, index(new Document("state.code", 1), true));

        assertThatCode(check(shown)::afterSingletonsInstantiated).doesNotThrowAnyException();
    }

    @Test
    void indexThatIsMissing_endsTheStart() {
        assertThatThrownBy(check(List.of(ID))::afterSingletonsInstantiated)
                .isInstanceOf(IndexCheck.MissingIndex.class)
                .hasMessageContaining("state.code");
    }

    @Test
    void indexThatIsNotUnique_endsTheStart() {
        var shown = List.of(ID, index(new Document("state.code", 1), false));

        assertThatThrownBy(check(shown)::afterSingletonsInstantiated).isInstanceOf(IndexCheck.MissingIndex.class);
    }

    private static Document index(Document keys, boolean unique) {
        return new Document("key", keys).append("unique", unique);
    }

    private static IndexCheck check(List<Document> shown) {
        var beans = new StaticListableBeanFactory(
                Map.of("segments", IndexSpec.on("segments").unique("state.code")));
        return new IndexCheck(database(shown), beans.getBeanProvider(IndexSpec.class), Duration.ofSeconds(5));
    }

    private static MongoDatabase database(List<Document> shown) {
        var collection = answering(
                MongoCollection.class,
                (method, arguments) -> method.equals("createIndex") ? Mono.just("created") : indexes(shown));
        return answering(MongoDatabase.class, (method, arguments) -> collection);
    }

    @SuppressWarnings("unchecked")
    private static ListIndexesPublisher<Document> indexes(List<Document> shown) {
        return answering(ListIndexesPublisher.class, (method, arguments) -> {
            Flux.fromIterable(shown).subscribe((Subscriber<Document>) arguments[0]);
            return null;
        });
    }

    private interface Answers {
        Object to(String method, Object[] arguments);
    }

    private static <T> T answering(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answers.to(method.getName(), arguments)));
    }
}
