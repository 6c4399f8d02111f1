package dev.fives.kit.security;

import dev.fives.api.ApiDocument;
import dev.fives.api.Operation;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.Authorities;
import dev.fives.kit.time.RealClock;
import dev.fives.kit.web.Exchanges;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtGrantedAuthoritiesConverterAdapter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import reactor.core.publisher.Mono;

/**
 * Who calls, by token or key, and what they may do: what the OpenAPI documents say, the same at the gateway and at each
 * service. The management port alone asks for nothing.
 */
@AutoConfiguration(
        before = {
            ReactiveOAuth2ResourceServerAutoConfiguration.class,
            ReactiveWebSecurityAutoConfiguration.class,
            ReactiveUserDetailsServiceAutoConfiguration.class
        })
@EnableWebFluxSecurity
@EnableConfigurationProperties({TokenProperties.class, AccessProperties.class})
public class SecurityAutoConfiguration {
    private static final ServerWebExchangeMatcher MANAGEMENT_PORT =
            exchange -> Exchanges.isManagement(exchange) ? MatchResult.match() : MatchResult.notMatch();

    /** A refusal is an error like any other, so that it gets the one problem answer. */
    private static final ServerAuthenticationEntryPoint UNAUTHENTICATED =
            (exchange, refusal) -> Mono.error(new ProblemException(
                    Problems.UNAUTHENTICATED, "Authorization: absent or not accepted (expected: Bearer token)"));

    private static final ServerAccessDeniedHandler FORBIDDEN = (exchange, refusal) ->
            Mono.error(new ProblemException(Problems.FORBIDDEN, "role: not enough (expected: another role)"));

    @Bean
    @ConditionalOnMissingBean
    ReactiveJwtDecoder tokenDecoder(TokenProperties properties, RealClock clock) {
        KeySet keys = new KeySet(KeySources.of(Objects.requireNonNull(properties.jwkSet())), clock);
        return TokenDecoder.of(
                keys,
                properties.signaturesRemembered(),
                Objects.requireNonNull(properties.issuer()),
                Objects.requireNonNull(properties.audience()),
                clock);
    }

    @Bean
    @ConditionalOnMissingBean
    ServerWebExchangeFirewall requestFirewall() {
        return PlainTexts.firewall();
    }

    /** Its filters are timed with the request; an observation of each of them costs more than what it would tell. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** The named documents, and those that are beans: of what an application has beside its published paths. */
    @Bean
    AccessTable accessTable(AccessProperties properties, ObjectProvider<ApiDocument> more) {
        List<Operation> operations = Stream.concat(
                        properties.contract().stream().map(ApiDocument::of), more.orderedStream())
                .flatMap(document -> document.operations().stream())
                .toList();
        return new AccessTable(operations, properties.paths());
    }

    @Bean
    Persons persons(AccessProperties properties) {
        return new Persons(properties.apiKeys());
    }

    @Bean
    Permissions permissions(AccessTable table) {
        return new Permissions(table);
    }

    @Bean
    SecurityWebFilterChain securityRules(
            ServerHttpSecurity http, ReactiveJwtDecoder decoder, AccessTable table, AccessProperties properties) {
        http.authorizeExchange(rules ->
                rules.matchers(MANAGEMENT_PORT).permitAll().anyExchange().access(new ContractAuthorization(table)));
        http.addFilterBefore(
                new ApiKeyFilter(new ApiKeys(properties.apiKeys())), SecurityWebFiltersOrder.AUTHENTICATION);
        http.oauth2ResourceServer(tokens -> tokens.authenticationEntryPoint(UNAUTHENTICATED)
                .accessDeniedHandler(FORBIDDEN)
                .bearerTokenConverter(new BearerTokens())
                .jwt(jwt -> jwt.jwtDecoder(decoder).jwtAuthenticationConverter(roles())));
        http.exceptionHandling(
                refusals -> refusals.authenticationEntryPoint(UNAUTHENTICATED).accessDeniedHandler(FORBIDDEN));
        return stateless(http).build();
    }

    private static ServerHttpSecurity stateless(ServerHttpSecurity http) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .headers(ServerHttpSecurity.HeaderSpec::disable); // SecurityHeaders sets them, on refusals too
    }

    private static ReactiveJwtAuthenticationConverter roles() {
        JwtGrantedAuthoritiesConverter authorities = new JwtGrantedAuthoritiesConverter();
        authorities.setAuthoritiesClaimName("roles");
        authorities.setAuthorityPrefix(Authorities.PREFIX);
        ReactiveJwtAuthenticationConverter converter = new ReactiveJwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(new ReactiveJwtGrantedAuthoritiesConverterAdapter(authorities));
        return converter;
    }
}
