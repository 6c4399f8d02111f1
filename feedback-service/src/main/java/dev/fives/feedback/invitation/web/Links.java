package dev.fives.feedback.invitation.web;

import dev.fives.feedback.invitation.app.LinkTokens;
import dev.fives.kit.request.Masking;

/** The address that a customer is sent. */
public final class Links {
    private static final String PATH = "/s/";

    private final String publicUrl;
    private final LinkTokens tokens;

    /** @param publicUrl where customers reach the gateway, such as {@code https://ask.example.com} */
    public Links(String publicUrl, LinkTokens tokens) {
        this.publicUrl = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
        this.tokens = tokens;
    }

    public String to(String invitationId) {
        return publicUrl + PATH + tokens.of(invitationId);
    }

    /** For a caller that may know of the invitation and not answer it: the link is the permission. */
    String to(String invitationId, Masking masking) {
        return masking.isOn() ? publicUrl + PATH + Masking.HIDDEN : to(invitationId);
    }
}
