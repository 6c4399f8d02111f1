package dev.fives.customer.inbound.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.customer.RunningService;
import dev.fives.customer.customer.app.EnsureCustomers;
import dev.fives.kit.test.stack.LocalBackends;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalBackends.class)
class ForeignCustomersIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    @Test
    void unknownCustomer_isRefusedWhereCreationIsSwitchedOff() {
        EnsureCustomers customers = RunningService.bean(EnsureCustomers.class);
        InboundLimits creating = new InboundLimits(true, DEADLINE, 1);
        ForeignCustomers strict = new ForeignCustomers(customers, new InboundLimits(false, DEADLINE, 1));

        assertThatThrownBy(() -> strict.idOf("erp", "nobody").block(DEADLINE))
                .hasMessageContaining("customerExternalId: unknown");
        String created = new ForeignCustomers(customers, creating)
                .idOf("erp", "somebody")
                .block(DEADLINE);

        assertThat(strict.idOf("erp", "somebody").block(DEADLINE)).isEqualTo(created);
    }
}
