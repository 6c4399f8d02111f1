package dev.fives.segmentation.config;

import dev.fives.kit.request.Turns;
import dev.fives.segmentation.scan.app.Scans;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The parts of long reads. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScanProperties.class)
class ScanWiring {

    /** A thread for each that may run. */
    @Bean(destroyMethod = "dispose")
    Scheduler scanning(ScanProperties properties) {
        return Schedulers.newParallel("scanning", properties.atOnce(), true);
    }

    @Bean
    Scans scans(ScanProperties properties, Scheduler scanning) {
        var turns = new Turns("scans", properties.atOnce(), properties.retryAfter());
        return new Scans(turns, properties.timeMax(), scanning);
    }
}
