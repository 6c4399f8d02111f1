package dev.fives.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BrokerProcessTest {

    @Test
    void parse_takesDataAndPort() {
        var config = BrokerProcess.parse(new String[] {"--data", "data/broker", "--port", "9092"});

        assertThat(config).isEqualTo(new LocalBrokerConfig(Path.of("data/broker"), 9092));
    }

    @Test
    void parse_withoutArgumentsIsEphemeral() {
        assertThat(BrokerProcess.parse(new String[0])).isEqualTo(LocalBrokerConfig.ephemeral());
    }

    @Test
    void parse_namesWhatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BrokerProcess.parse(new String[] {"--port", "many"}))
                .withMessage("--port: many (expected: 0-65535)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BrokerProcess.parse(new String[] {"--data"}))
                .withMessage("--data: no value (expected: one)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BrokerProcess.parse(new String[] {"--prot", "1"}))
                .withMessage("option: --prot (expected: --data, --port)");
    }
}
