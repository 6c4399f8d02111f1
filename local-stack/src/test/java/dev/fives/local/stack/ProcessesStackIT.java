package dev.fives.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessesStackIT extends StackContract {

    ProcessesStackIT() {
        super(true);
    }

    @Test
    void restart_bringsBackAKilledProcess() {
        var first = stack.status().get(2);
        var process = ProcessHandle.of(first.pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
        assertThat(stack.status().get(2).state()).isEqualTo(PartHandle.State.DEAD);

        stack.restart("first-service");

        var second = stack.status().get(2);
        assertThat(second.state()).isEqualTo(PartHandle.State.UP);
        assertThat(second.pid()).isNotEqualTo(first.pid());
        assertThat(second.port()).isEqualTo(first.port());
    }
}
