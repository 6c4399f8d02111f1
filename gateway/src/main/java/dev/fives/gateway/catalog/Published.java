package dev.fives.gateway.catalog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;

/** A document that stays the same as long as the application runs, with the ETag of its content. */
final class Published {
    private static final int TAG_BYTES = 16;

    private final byte[] content;
    private final String etag;

    Published(byte[] content) {
        this.content = content;
        this.etag = '"' + HexFormat.of().formatHex(digest(content), 0, TAG_BYTES) + '"';
    }

    /** May be kept, and is asked for again by its tag: a new version of Fives may say more. */
    ResponseEntity<byte[]> answer() {
        return ResponseEntity.ok()
                .eTag(etag)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(content);
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
