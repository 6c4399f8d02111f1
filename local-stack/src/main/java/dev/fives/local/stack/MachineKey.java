package dev.fives.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** The key by which services of this stack ask one another. */
record MachineKey(String text) {
    private static final String START = "fvk_";

    static MachineKey of(LocalSecrets secrets) {
        var secret = secrets.setting(LocalSecrets.MESSENGER_KEY).get(LocalSecrets.MESSENGER_KEY);
        return new MachineKey(START + Objects.requireNonNull(secret));
    }

    /** What the one who is asked knows of it. */
    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "MachineKey[]";
    }
}
