package dev.fives.kit.web;

import java.time.Duration;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * Each application has network threads of its own: the shared ones of a JVM are gone for all applications in it as soon
 * as one of them closes. They end at once, since {@code server.shutdown: graceful} has waited for the requests; the
 * default would wait two seconds more for none.
 */
final class ServerThreads implements BeanPostProcessor {
    @Override
    public Object postProcessBeforeInitialization(Object bean, String beanName) {
        if (bean instanceof ReactorResourceFactory threads) {
            threads.setUseGlobalResources(false);
            threads.setShutdownQuietPeriod(Duration.ZERO);
        }
        return bean;
    }
}
