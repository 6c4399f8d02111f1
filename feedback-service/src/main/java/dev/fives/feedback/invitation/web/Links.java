package dev.fives.feedback.invitation.web;

import dev.fives.feedback.invitation.app.LinkTokens;

/** The address that a customer is sent. */
public final class Links {
    private final String publicUrl;
    private final LinkTokens tokens;

    /** @param publicUrl where customers reach the gateway, such as {@code https://ask.example.com} */
    public Links(String publicUrl, LinkTokens tokens) {
        this.publicUrl = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
        this.tokens = tokens;
    }

    public String to(String invitationId) {
        return publicUrl + "/s/" + tokens.of(invitationId);
    }
}
