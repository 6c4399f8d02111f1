package dev.fives.kit.events.store;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;

/** The network threads of the driver. The client is closed before them, so there is nothing left to wait for. */
final class DriverThreads implements DisposableBean {
    private static final long STOP_LIMIT_S = 5;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());

    EventLoopGroup group() {
        return group;
    }

    @Override
    public void destroy() {
        group.shutdownGracefully(0, STOP_LIMIT_S, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
