package dev.fives.gateway.client;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    /** The least that a provider gives to one customer. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private static final Pattern WITH_PORT =
            Pattern.compile("([0-9.]+):[0-9]{1,5}|\\[([0-9A-Fa-f:.]+)](?::[0-9]{1,5})?");

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

    /**
     * An IPv4 address as text, or of an IPv6 address the network, of which one customer of a provider has all addresses;
     * {@code unknown} where the connection is gone already.
     */
    public String of(ServerHttpRequest request) {
        InetAddress sender = sender(request);
        return sender == null ? "unknown" : network(believed(sender, claims(request)));
    }

    /** The first one in a row of trusted ones who is not, or the last of them. */
    private InetAddress believed(InetAddress sender, List<String> claims) {
        InetAddress believed = sender;
        for (String claim : claims) {
            InetAddress next = isTrusted(believed) ? literal(claim) : null;
            if (next == null) {
                break;
            }
            believed = next;
        }
        return believed;
    }

    private static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return address.getHostAddress();
        }
        byte[] network = Arrays.copyOf(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES), bytes.length);
        return byAddress(network).getHostAddress() + "/" + IPV6_NETWORK_BYTES * Byte.SIZE;
    }

    private static InetAddress byAddress(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + bytes.length + " bytes (expected: 4 or 16)", e);
        }
    }

    /** Whether the caller came by TLS, here or at a trusted proxy. */
    public boolean isSecure(ServerHttpRequest request) {
        if (request.getSslInfo() != null) {
            return true;
        }
        InetAddress sender = sender(request);
        if (sender == null || !isTrusted(sender)) {
            return false;
        }
        List<String> schemes = words(request, FORWARDED_PROTO);
        return !schemes.isEmpty() && schemes.getLast().equalsIgnoreCase(HTTPS);
    }

    private boolean isTrusted(InetAddress address) {
        return !trusted.isEmpty() && trusted.stream().anyMatch(range -> range.contains(address));
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

    /** Never a name, which would be looked up; some proxies add the port. */
    private static @Nullable InetAddress literal(String text) {
        Matcher withPort = WITH_PORT.matcher(text);
        try {
            return InetAddress.ofLiteral(withPort.matches() ? withPort.replaceFirst("$1$2") : text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
