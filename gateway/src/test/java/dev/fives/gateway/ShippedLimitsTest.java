package dev.fives.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** The numbers that go out: {@link FailingServiceIT} shows with smaller ones that they are kept to. */
class ShippedLimitsTest {
    private static final Duration PROMISED = Duration.ofSeconds(3);

    private final CallLimits limits = shipped();

    @Test
    void callerOfASilentService_hasAnAnswerWithinThreeSeconds() {
        assertThat(limits.responseTimeout()).isBetween(Duration.ofMillis(2500), PROMISED.minusMillis(100));
    }

    @Test
    void onlyLongWork_mayTakeLonger() {
        assertThat(limits.responseTimeoutByRoute().keySet())
                .allMatch(route -> route.matches(".*-(imports|batch|downloads|events|simulations|reports|ops)"));
    }

    @Test
    void routesWithoutAToken_haveFewerPlacesThanPeopleAtWork() {
        assertThat(limits.callsMaxByRoute()).containsOnlyKeys("customer-links", "feedback-links", "ticket-tracking");
        assertThat(limits.callsMaxByRoute().values()).allMatch(calls -> calls * 2 < limits.callsMax());
    }

    private static CallLimits shipped() {
        var environment = new StandardEnvironment();
        MutablePropertySources sources = environment.getPropertySources();
        try {
            new YamlPropertySourceLoader()
                    .load("gateway", new ClassPathResource("gateway.yml"))
                    .forEach(sources::addLast);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Binder.get(environment).bind("fives.gateway", CallLimits.class).get();
    }
}
