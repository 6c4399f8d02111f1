package dev.fives.gateway.document;

import dev.fives.api.ApiDocument;
import dev.fives.api.MergedDocument;
import dev.fives.gateway.publish.Published;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Reads the documents once: contracts that do not go together keep the gateway from starting. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DocumentProperties.class)
class DocumentWiring {
    @Bean
    Published openApi(DocumentProperties properties, JsonMapper json) {
        Map<String, Object> document =
                new LinkedHashMap<>(MergedDocument.of(documents(properties)).tree());
        // the default's vocabulary does for what is said there, and some viewers know no other
        document.remove("jsonSchemaDialect");
        return new Published(json.writeValueAsBytes(document));
    }

    @Bean
    Viewer viewer() {
        return new Viewer();
    }

    @Bean
    DeprecatedOperations deprecatedOperations(DocumentProperties properties) {
        return new DeprecatedOperations(documents(properties).stream()
                .flatMap(document -> document.operations().stream())
                .toList());
    }

    private static List<ApiDocument> documents(DocumentProperties properties) {
        return properties.contract().stream().map(ApiDocument::of).toList();
    }
}
