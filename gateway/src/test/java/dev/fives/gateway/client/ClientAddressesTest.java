package dev.fives.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ClientAddressesTest {
    private static final ClientAddresses CLIENTS = ClientAddresses.trusting(List.of("10.0.0.0/8", ""));

    /** The caller stands where the word of trusted proxies ends; what stands before it may be made up. */
    @ParameterizedTest
    @CsvSource({
        "203.0.113.5, ,                                   203.0.113.5",
        "203.0.113.5, '198.51.100.1',                     203.0.113.5",
        "10.0.0.1,    ,                                   10.0.0.1",
        "10.0.0.1,    '198.51.100.1',                     198.51.100.1",
        "10.0.0.1,    '6.6.6.6, 198.51.100.1',            198.51.100.1",
        "10.0.0.1,    '6.6.6.6, 198.51.100.1, 10.0.0.2',  198.51.100.1",
        "10.0.0.1,    '6.6.6.6, localhost',               10.0.0.1",
        "10.0.0.1,    '6.6.6.6, ',                        10.0.0.1",
        "10.0.0.1,    '10.0.0.3, 10.0.0.2',               10.0.0.3",
        "10.0.0.1,    '2001:db8::9',                      2001:db8:0:0:0:0:0:0/64",
        "10.0.0.1,    '6.6.6.6, 198.51.100.1:4711',       198.51.100.1",
        "10.0.0.1,    '6.6.6.6:1, [2001:db8::9]:4711',    2001:db8:0:0:0:0:0:0/64",
        "10.0.0.1,    '6.6.6.6, [2001:db8::9]',           2001:db8:0:0:0:0:0:0/64",
        "10.0.0.1,    '6.6.6.6, ::ffff:198.51.100.1',     198.51.100.1",
        "10.0.0.1,    '6.6.6.6, localhost:80',            10.0.0.1",
        "10.0.0.1,    '6.6.6.6, 198.51.100.1:99, 10.0.0.2:80', 198.51.100.1",
    })
    void caller_isWhoATrustedProxySays(String sender, String forwardedFor, String caller) {
        var request = request(sender);
        if (forwardedFor != null) {
            request.header("X-Forwarded-For", forwardedFor);
        }

        assertThat(CLIENTS.of(request.build())).isEqualTo(caller);
    }

    /** Who has a whole network has no limit anew with each of its addresses. */
    @Test
    void addressesOfOneNetwork_areOneCaller() {
        String caller = CLIENTS.of(request("2001:db8:0:7::1").build());

        assertThat(caller).isEqualTo("2001:db8:0:7:0:0:0:0/64");
        assertThat(CLIENTS.of(request("2001:db8:0:7:ffff:ffff:ffff:ffff").build()))
                .isEqualTo(caller);
        assertThat(CLIENTS.of(request("2001:db8:0:8::1").build())).isNotEqualTo(caller);
    }

    @Test
    void linesOfTheHeader_areOneList() {
        var request = request("10.0.0.1").header("X-Forwarded-For", "6.6.6.6", "198.51.100.1");

        assertThat(CLIENTS.of(request.build())).isEqualTo("198.51.100.1");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1,    https,        true",
        "10.0.0.1,    'http,https', true",
        "10.0.0.1,    'https,http', false",
        "10.0.0.1,    http,         false",
        "203.0.113.5, https,        false",
    })
    void scheme_isWhatATrustedProxySays(String sender, String proto, boolean secure) {
        assertThat(CLIENTS.isSecure(
                        request(sender).header("X-Forwarded-Proto", proto).build()))
                .isEqualTo(secure);
    }

    private static MockServerHttpRequest.BaseBuilder<?> request(String sender) {
        return MockServerHttpRequest.get("/s/x")
                .remoteAddress(new InetSocketAddress(InetAddress.ofLiteral(sender), 4711));
    }
}
