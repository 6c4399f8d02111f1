package dev.fives.kit.test.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One direction of a connection: one thread takes bytes in, another passes them on when the link lets it. */
final class Pump {
    private static final int BUFFER_BYTES = 8 * 1024;
    private static final int CHUNKS_HELD = 256;

    /** Bytes that arrived together; none at the end. */
    private static final class Chunk {
        private final byte[] bytes;
        private final long arrived = System.nanoTime();

        Chunk(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean isEnd() {
            return bytes.length == 0;
        }
    }

    private final FaultProxy proxy;
    private final Socket from;
    private final Socket to;
    private final boolean answers;
    private final Runnable ended;
    private final BlockingQueue<Chunk> chunks = new ArrayBlockingQueue<>(CHUNKS_HELD);

    private Pump(FaultProxy proxy, Socket from, Socket to, boolean answers, Runnable ended) {
        this.proxy = proxy;
        this.from = from;
        this.to = to;
        this.answers = answers;
        this.ended = ended;
    }

    /** @param answers whether these are the server's words */
    static void start(FaultProxy proxy, Socket from, Socket to, boolean answers, Runnable ended) {
        Pump pump = new Pump(proxy, from, to, answers, ended);
        Thread.ofVirtual().start(pump::takeIn);
        Thread.ofVirtual().start(pump::passOn);
    }

    private void takeIn() {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            InputStream in = from.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                put(new Chunk(Arrays.copyOf(buffer, read)));
            }
        } catch (IOException closed) {
            // what came before it is still passed on
        }
        put(new Chunk(new byte[0]));
    }

    private void put(Chunk chunk) {
        boolean held = false;
        while (!held && !to.isClosed()) {
            try {
                held = chunks.offer(chunk, 1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void passOn() {
        try {
            OutputStream out = to.getOutputStream();
            for (Chunk chunk = chunks.take(); !chunk.isEnd(); chunk = chunks.take()) {
                Link link = proxy.awaitFlow(answers);
                LockSupport.parkNanos(chunk.arrived + link.latency().toNanos() - System.nanoTime());
                if (link.bytesASecond() > 0) {
                    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1) * chunk.bytes.length / link.bytesASecond());
                }
                out.write(chunk.bytes);
            }
        } catch (IOException closed) {
            // one side has gone and takes the other with it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ended.run();
    }
}
