package dev.fives.gateway.document;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the gateway publishes of itself and the services behind it: the documents by which it lets callers in.
 *
 * @param contract names of OpenAPI documents of api-contracts
 */
@ConfigurationProperties("fives.security")
record DocumentProperties(List<String> contract) {}
