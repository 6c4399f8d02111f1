package dev.fives.segmentation.strategy.app;

import dev.fives.segmentation.catalogue.app.Catalogue;
import dev.fives.segmentation.segment.app.SegmentUse;
import dev.fives.segmentation.segment.app.UsesHere;
import dev.fives.segmentation.strategy.model.Strategy;
import java.util.List;
import reactor.core.publisher.Flux;

/** Live strategies, which would count for nobody any more after the end of their segment. */
public final class StrategiesOfSegments implements UsesHere {

    private final Catalogue<Strategy> strategies;

    public StrategiesOfSegments(Catalogue<Strategy> strategies) {
        this.strategies = strategies;
    }

    @Override
    public Flux<SegmentUse> of(String segmentId, String code) {
        return strategies
                .all()
                .filter(stored ->
                        stored.state().isLive() && stored.state().segmentId().equals(segmentId))
                .map(stored ->
                        new SegmentUse(SegmentUse.Kind.STRATEGY, stored.id(), stored.version(), List.of(segmentId)));
    }
}
