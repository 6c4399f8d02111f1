package dev.fives.gateway.client;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who stands before the gateway.
 *
 * @param trustedProxies addresses and ranges whose {@code X-Forwarded-*} is believed
 */
@ConfigurationProperties("fives.gateway")
record ProxyProperties(@DefaultValue List<String> trustedProxies) {}
