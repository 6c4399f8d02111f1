package dev.fives.feedback.invitation.app;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import java.text.ParseException;
import java.util.Optional;

/**
 * The key of a public link: the invitation's id, signed (JWS, HS256). Whether it can still be used is known to the
 * invitation alone, which has the business clock and the answer.
 */
public final class LinkTokens {
    private static final int LENGTH_MAX = 400;

    private final MACSigner signer;
    private final MACVerifier verifier;

    /** @param key at least 32 bytes */
    public LinkTokens(byte[] key) {
        try {
            signer = new MACSigner(key);
            verifier = new MACVerifier(key);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("link key: not usable (expected: at least 32 bytes)", e);
        }
    }

    public String of(String invitationId) {
        JWSObject token = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(invitationId));
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    /** The invitation; empty for a token that this service did not sign. */
    public Optional<String> invitationId(String token) {
        if (token.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        try {
            JWSObject read = JWSObject.parse(token);
            boolean ours = JWSAlgorithm.HS256.equals(read.getHeader().getAlgorithm()) && read.verify(verifier);
            return ours ? Optional.of(read.getPayload().toString()) : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }
}
