package dev.fives.local.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** At most one stack works on a data folder; the operating system gives the lock back when the process dies. */
final class StackLock implements AutoCloseable {

    private final FileChannel channel;

    private StackLock(FileChannel channel) {
        this.channel = channel;
    }

    static StackLock take(Path run) {
        try {
            var channel = FileChannel.open(run.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel)) {
                return new StackLock(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new StackFault("data: " + run + " cannot be locked: " + StackFault.reason(e), e);
        }
        throw new StackFault("stack: already running on " + run.getParent() + " (stop it with ./fives down)");
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StackFault("lock: cannot be released: " + StackFault.reason(e), e);
        }
    }
}
