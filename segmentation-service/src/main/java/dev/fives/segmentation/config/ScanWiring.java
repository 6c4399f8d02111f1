package dev.fives.segmentation.config;

import dev.fives.segmentation.scan.app.Scans;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of long reads. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScanProperties.class)
class ScanWiring {

    @Bean(destroyMethod = "dispose")
    Scans scans(ScanProperties properties) {
        return new Scans(properties.atOnce(), properties.timeMax(), properties.retryAfter());
    }
}
