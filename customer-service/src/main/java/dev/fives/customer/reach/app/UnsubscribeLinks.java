package dev.fives.customer.reach.app;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import dev.fives.customer.consent.model.ConsentChannel;
import dev.fives.customer.consent.model.ConsentPurpose;
import java.text.ParseException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Links by which a customer takes a consent back: customer, channel and purpose, signed (JWS, HS256). They never expire,
 * since somebody may find the mail years later.
 */
public final class UnsubscribeLinks {
    private static final String PATH = "/u/";
    private static final int LENGTH_MAX = 500;
    private static final int PARTS = 3;

    private final String publicUrl;
    private final @Nullable MACSigner signer;
    private final @Nullable MACVerifier verifier;

    /**
     * @param publicUrl where customers reach the gateway; blank: a link would lead nowhere, so there is none
     * @param key at least 32 bytes; empty: there is no link either, and none that was sent is known
     */
    public UnsubscribeLinks(String publicUrl, byte[] key) {
        String url = publicUrl.strip();
        this.publicUrl = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        try {
            signer = key.length == 0 ? null : new MACSigner(key);
            verifier = key.length == 0 ? null : new MACVerifier(key);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("unsubscribe key: not usable (expected: at least 32 bytes)", e);
        }
    }

    /** What a link takes back. */
    public record Target(String customerId, ConsentChannel channel, ConsentPurpose purpose) {}

    /** Whether there are links. */
    boolean leadAnywhere() {
        return signer != null && !publicUrl.isEmpty();
    }

    /** Error where there are none. */
    String to(String customerId, ConsentChannel channel, ConsentPurpose purpose) {
        JWSObject token = new JWSObject(
                new JWSHeader(JWSAlgorithm.HS256), new Payload(customerId + " " + channel + " " + purpose));
        try {
            token.sign(Objects.requireNonNull(signer));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return publicUrl + PATH + token.serialize();
    }

    /** Empty for a token that is not ours. */
    public Optional<Target> target(String token) {
        if (verifier == null || token.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        try {
            JWSObject read = JWSObject.parse(token);
            boolean ours = JWSAlgorithm.HS256.equals(read.getHeader().getAlgorithm()) && read.verify(verifier);
            return ours ? Optional.of(target(read)) : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    private static Target target(JWSObject read) {
        String[] parts = read.getPayload().toString().split(" ", PARTS);
        return new Target(parts[0], ConsentChannel.valueOf(parts[1]), ConsentPurpose.valueOf(parts[2]));
    }
}
