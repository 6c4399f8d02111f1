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
import java.util.Optional;

/**
 * Links by which a customer takes a consent back: customer, channel and purpose, signed (JWS, HS256). They never expire,
 * since somebody may find the mail years later.
 */
public final class UnsubscribeLinks {
    private static final String PATH = "/u/";
    private static final int LENGTH_MAX = 500;
    private static final int PARTS = 3;

    private final String publicUrl;
    private final MACSigner signer;
    private final MACVerifier verifier;

    /**
     * @param publicUrl where customers reach the gateway
     * @param key at least 32 bytes
     */
    public UnsubscribeLinks(String publicUrl, byte[] key) {
        this.publicUrl = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
        try {
            signer = new MACSigner(key);
            verifier = new MACVerifier(key);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("unsubscribe key: not usable (expected: at least 32 bytes)", e);
        }
    }

    /** What a link takes back. */
    public record Target(String customerId, ConsentChannel channel, ConsentPurpose purpose) {}

    String to(String customerId, ConsentChannel channel, ConsentPurpose purpose) {
        JWSObject token = new JWSObject(
                new JWSHeader(JWSAlgorithm.HS256), new Payload(customerId + " " + channel + " " + purpose));
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return publicUrl + PATH + token.serialize();
    }

    /** Empty for a token that is not ours. */
    public Optional<Target> target(String token) {
        if (token.length() > LENGTH_MAX) {
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
