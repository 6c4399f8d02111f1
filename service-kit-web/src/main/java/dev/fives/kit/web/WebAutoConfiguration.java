package dev.fives.kit.web;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.ProblemMapper;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.RealClock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The filters around every request and the one handler of errors. */
@AutoConfiguration(before = ErrorWebFluxAutoConfiguration.class)
@EnableConfigurationProperties(HttpProperties.class)
public class WebAutoConfiguration {
    @Bean
    RequestContextFilter requestContextFilter(
            RealClock clock, @Value("${spring.application.name:fives}") String name, HttpProperties properties) {
        return new RequestContextFilter(new AccessLog(clock, name), properties.sampledPercent());
    }

    @Bean
    SecurityHeaders securityHeaders() {
        return new SecurityHeaders();
    }

    @Bean
    static BeanPostProcessor serverThreads() {
        return new ServerThreads();
    }

    @Bean
    CallerFilter callerFilter() {
        return new CallerFilter();
    }

    @Bean
    StrictJson strictJson() {
        return new StrictJson();
    }

    @Bean
    AcceptFilter acceptFilter() {
        return new AcceptFilter();
    }

    /** Before the framework's own reader of the same. */
    @Bean
    CodecCustomizer uploadReader() {
        return codecs -> codecs.customCodecs().registerWithDefaultConfig(new UploadReader());
    }

    @Bean
    BodyLimits bodyLimits(HttpProperties properties) {
        return new BodyLimits(properties.bodyMax(), properties.bodyMaxByPath(), properties.bodyLinger());
    }

    @Bean
    ProblemHandler problemHandler(JsonMapper mapper, ObjectProvider<ProblemMapper> mappers) {
        List<ProblemMapper> ordered = mappers.orderedStream().toList();
        return new ProblemHandler(new ProblemMapping(ordered), mapper);
    }

    /** Paths that only serve to slip past a rule ({@code //}, {@code ..}, {@code ;}) end as a problem too. */
    @Bean
    ServerExchangeRejectedHandler rejectedPaths() {
        return (exchange, refusal) -> Mono.error(new ProblemException(
                Problems.MALFORMED, "path: not plain (expected: no //, .., ; or encoded separators)"));
    }

    /** A sender that stops in mid-request must not hold a connection for ever. */
    @Bean
    NettyServerCustomizer readTimeout(HttpProperties properties) {
        return server -> server.readTimeout(properties.readTimeout());
    }
}
