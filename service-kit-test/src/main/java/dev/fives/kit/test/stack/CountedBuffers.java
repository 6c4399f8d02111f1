package dev.fives.kit.test.stack;

import io.netty.buffer.PoolArenaMetric;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.support.GenericApplicationContext;
import reactor.netty.http.server.HttpServer;

/**
 * The buffers of an application's connections, counted exactly: a body that nobody gives back is memory that no
 * collector frees, and Netty's own detector sees it only by luck.
 */
public final class CountedBuffers implements NettyServerCustomizer {
    private static final int PAGE = 8192;
    /** Chunks of 4 MB. */
    private static final int ORDER = 9;

    /** Without caches of its threads: what they hold for the next time would count as taken. */
    private final PooledByteBufAllocator buffers = new PooledByteBufAllocator(true, 1, 1, PAGE, ORDER, 0, 0, false);

    /** From now on, before it runs. */
    public CountedBuffers of(SpringApplication application) {
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean("countedBuffers", NettyServerCustomizer.class, () -> this));
        return this;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.childOption(ChannelOption.ALLOCATOR, buffers);
    }

    /** To be counted for connections of another kind, too. */
    public PooledByteBufAllocator allocator() {
        return buffers;
    }

    /** Ever. */
    public long taken() {
        return arenas().mapToLong(PoolArenaMetric::numAllocations).sum();
    }

    /** And not given back. */
    public long outstanding() {
        return arenas().mapToLong(PoolArenaMetric::numActiveAllocations).sum();
    }

    private Stream<PoolArenaMetric> arenas() {
        return Stream.concat(buffers.metric().directArenas().stream(), buffers.metric().heapArenas().stream());
    }
}
