package dev.fives.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,      10.255.1.2,       true",
        "10.0.0.0/8,      11.0.0.1,         false",
        "192.168.4.0/22,  192.168.7.255,    true",
        "192.168.4.0/22,  192.168.8.0,      false",
        "192.0.2.7,       192.0.2.7,        true",
        "192.0.2.7,       192.0.2.6,        false",
        "0.0.0.0/0,       203.0.113.9,      true",
        "0.0.0.0/0,       2001:db8::1,      false",
        "2001:db8::/33,   2001:db8:7fff::1, true",
        "2001:db8::/33,   2001:db8:8000::1, false",
        "::1,             ::1,              true",
    })
    void range_holdsWhatBeginsLikeIt(String range, String address, boolean inside) {
        assertThat(AddressRange.parse(range).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.com", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "::/129", "10.0.0.0/"})
    void anythingElse_keepsTheGatewayFromStarting(String range) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressRange.parse(range))
                .withMessageContaining("fives.gateway.trusted-proxies: " + range);
    }
}
