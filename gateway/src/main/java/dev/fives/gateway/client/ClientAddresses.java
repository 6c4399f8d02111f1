package dev.fives.gateway.client;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The address and scheme that a caller used. {@code X-Forwarded-For} is read from its end, where the nearest proxy wrote,
 * and only as far as each word was written by a trusted one; what stands before that is what anybody may claim.
 */
public final class ClientAddresses {
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";
    private static final String HTTPS = "https";
    /** Proxies in a row that are followed. */
    private static final int HOPS_MAX = 16;

    private final List<AddressRange> trusted;

    private ClientAddresses(List<String> trustedProxies) {
        trusted = trustedProxies.stream()
                .filter(range -> !range.isBlank())
                .map(AddressRange::parse)
                .toList();
    }

    /** @param proxies addresses and ranges */
    public static ClientAddresses trusting(List<String> proxies) {
        return new ClientAddresses(proxies);
    }

    /** An IP address as text; {@code unknown} where the connection is gone already. */
    public String of(ServerHttpRequest request) {
        InetAddress believed = sender(request);
        if (believed == null) {
            return "unknown";
        }
        if (isTrusted(believed)) {
            for (String claim : claims(request)) {
                InetAddress next = literal(claim);
                if (next == null) {
                    break;
                }
                believed = next;
                if (!isTrusted(next)) {
                    break;
                }
            }
        }
        return believed.getHostAddress();
    }

    /** Whether the caller came by TLS, here or at a trusted proxy. */
    public boolean isSecure(ServerHttpRequest request) {
        if (request.getSslInfo() != null) {
            return true;
        }
        InetAddress sender = sender(request);
        List<String> schemes = words(request, FORWARDED_PROTO);
        return sender != null
                && isTrusted(sender)
                && !schemes.isEmpty()
                && schemes.getLast().equalsIgnoreCase(HTTPS);
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    /** Nearest first. */
    private static List<String> claims(ServerHttpRequest request) {
        return words(request, FORWARDED_FOR).reversed().stream().limit(HOPS_MAX).toList();
    }

    private static List<String> words(ServerHttpRequest request, String header) {
        return request.getHeaders().getOrEmpty(header).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    private static @Nullable InetAddress sender(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        return remote == null ? null : remote.getAddress();
    }

    /** Never a name, which would be looked up. */
    private static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
