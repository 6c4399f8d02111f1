package dev.fives.kit.id;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import dev.fives.kit.time.RealClock;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

final class UuidIds implements Ids {
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT_RFC_9562 = 0x8000000000000000L;

    private final TimeOrderedEpochFactory ordered;

    UuidIds(RealClock clock) {
        ordered = TimeOrderedEpochFactory.builder()
                .withInstantFunction(clock::instant)
                .build();
    }

    @Override
    public String next(String prefix) {
        return withPrefix(prefix, ordered.create());
    }

    @Override
    public String derived(String prefix, String... parts) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(parts));
        long high = (hash.getLong() & ~0xF000L) | VERSION_8;
        long low = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | VARIANT_RFC_9562;
        return withPrefix(prefix, new UUID(high, low));
    }

    /** "cus" and "cus_" are the same prefix, so that a caller cannot make two families of ids by accident. */
    private static String withPrefix(String prefix, UUID uuid) {
        return prefix.endsWith("_") ? prefix + uuid : prefix + "_" + uuid;
    }

    private static byte[] sha256(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(UTF_8);
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
                digest.update(bytes);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
