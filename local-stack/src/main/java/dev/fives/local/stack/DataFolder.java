package dev.fives.local.stack;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** The data folder as a whole: made, checked for room, deleted where it was ephemeral. */
final class DataFolder {

    /** Six applications, an empty broker and an empty store write about 40 MiB on their first start. */
    private static final long ROOM_MEBIBYTES = Long.getLong("fives.room-mebibytes", 256);

    private DataFolder() {}

    static void prepare(Layout layout) {
        try {
            Files.createDirectories(layout.data());
            Durably.privateFolder(layout.run());
            Files.createDirectories(layout.logs());
            long free = Files.getFileStore(layout.data()).getUsableSpace() / (1024 * 1024);
            if (free < ROOM_MEBIBYTES) {
                throw new StackFault("disk: " + free + " MiB free at " + layout.data() + " (expected: at least "
                        + ROOM_MEBIBYTES + " MiB)");
            }
        } catch (IOException e) {
            throw new StackFault("data: " + layout.data() + " cannot be used: " + StackFault.reason(e), e);
        }
    }

    static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                        throws IOException {
                    Files.deleteIfExists(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new StackFault("data: " + folder + " cannot be deleted: " + StackFault.reason(e), e);
        }
    }
}
