package dev.fives.gateway.publish;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;

/** A document that stays the same as long as the application runs, with the ETag of its content. */
public final class Published {
    private static final int TAG_BYTES = 16;

    private final byte[] content;
    private final String etag;

    public Published(byte[] content) {
        this.content = content.clone();
        this.etag = '"' + HexFormat.of().formatHex(digest(content), 0, TAG_BYTES) + '"';
    }

    /** May be kept, and is asked for again by its tag: a new version of Fives may say more. */
    public ResponseEntity<byte[]> answer() {
        return answer(Map.of());
    }

    /** The same with more headers. */
    public ResponseEntity<byte[]> answer(Map<String, String> headers) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .eTag(etag)
                .cacheControl(CacheControl.noCache().cachePrivate());
        headers.forEach(answer::header);
        return answer.body(content);
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
