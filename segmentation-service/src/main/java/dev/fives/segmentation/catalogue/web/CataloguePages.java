package dev.fives.segmentation.catalogue.web;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.Paging;
import dev.fives.segmentation.catalogue.app.Catalogue;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/**
 * Answers of one kind of entries.
 *
 * @param <S> an entry
 * @param <V> an entry as callers see it
 */
public final class CataloguePages<S, V> {

    private final Catalogue<S> catalogue;
    private final Paging paging;
    private final String path;
    private final Function<Stored<S>, V> view;

    public CataloguePages(Catalogue<S> catalogue, Paging paging, String path, Function<Stored<S>, V> view) {
        this.catalogue = catalogue;
        this.paging = paging;
        this.path = path;
        this.view = view;
    }

    public Mono<Page<V>> list(ServerHttpRequest http) {
        var request = paging.read(http, Set.of(), Set.of());
        return catalogue
                .page(request)
                .zipWith(
                        request.total(catalogue.count()),
                        (found, total) -> paging.page(request, found, total, stored -> List.of(stored.id()), view));
    }

    public Mono<ResponseEntity<V>> read(String id) {
        return ok(catalogue.find(id));
    }

    public Mono<ResponseEntity<V>> created(Mono<Stored<S>> entry) {
        return entry.map(stored -> ResponseEntity.created(URI.create(path + "/" + stored.id()))
                .eTag(ETags.of(stored.version()))
                .body(view.apply(stored)));
    }

    public Mono<ResponseEntity<V>> ok(Mono<Stored<S>> entry) {
        return entry.map(
                stored -> ResponseEntity.ok().eTag(ETags.of(stored.version())).body(view.apply(stored)));
    }
}
