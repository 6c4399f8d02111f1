package dev.fives.gateway.client;

import java.net.InetAddress;
import java.util.Arrays;

/** IP addresses with the same beginning, as {@code 10.0.0.0/8} or {@code 2001:db8::/32}; one address alone without a slash. */
final class AddressRange {
    private final byte[] network;
    private final int bits;

    private AddressRange(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    /** @throws IllegalArgumentException for a name, which would have to be looked up, and for anything else */
    static AddressRange parse(String text) {
        String[] parts = text.strip().split("/", 2);
        try {
            byte[] network = InetAddress.ofLiteral(parts[0]).getAddress();
            int longest = network.length * Byte.SIZE;
            int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : longest;
            if (bits >= 0 && bits <= longest) {
                return new AddressRange(network, bits);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(fault(text), e);
        }
        throw new IllegalArgumentException(fault(text));
    }

    boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        int whole = bits / Byte.SIZE;
        return other.length == network.length
                && Arrays.equals(network, 0, whole, other, 0, whole)
                && (bits % Byte.SIZE == 0 || (network[whole] ^ other[whole]) >> (Byte.SIZE - bits % Byte.SIZE) == 0);
    }

    private static String fault(String text) {
        return "fives.gateway.trusted-proxies: " + text + " (expected: an IP address or range, 10.0.0.0/8)";
    }
}
