package dev.fives.kit.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonLinesTest {
    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

    @Test
    void line_isOneJsonObject() {
        String line = new JsonLines().format(event("a\r\nb", null));

        assertThat(line).endsWith("\n").hasLineCount(1);
        assertThat(parsed(line).get("message").asString()).isEqualTo("a\r\nb");
        assertThat(parsed(line).get("level").asString()).isEqualTo("INFO");
    }

    @Test
    void fields_appearOnlyIfAllowed() {
        LoggingEvent event = event("m", null);
        event.addKeyValuePair(new KeyValuePair("correlationId", "c-1"));
        event.addKeyValuePair(new KeyValuePair("phone", "13800138000"));

        String line = new JsonLines().format(event);

        assertThat(parsed(line).get("correlationId").asString()).isEqualTo("c-1");
        assertThat(line).doesNotContain("13800138000", "phone");
    }

    @Test
    void exception_keepsItsMessageOnlyIfItSpeaksOfMachines() {
        String line = new JsonLines()
                .format(event("m", new java.io.IOException("disk full", new IllegalArgumentException("王芳"))));

        assertThat(line)
                .contains("disk full", "java.lang.IllegalArgumentException")
                .doesNotContain("王芳");
    }

    @Test
    void detailOfAProblem_isForItsCallerAlone() {
        String detail = "phone: 13800138000 (expected: a number of CN)";
        Violation violation = new Violation("/contactPoints/0/value", detail);
        Throwable problem = new ProblemException(Problems.VALIDATION, detail, List.of(violation));

        String line = new JsonLines().format(event("m", new IllegalStateException("handler", problem)));

        assertThat(line).contains("handler", "ProblemException").doesNotContain("13800138000");
    }

    /** A local stack writes its log by a pattern of its own. */
    @Test
    void pattern_keepsMessagesOfExceptionsOutToo() {
        PatternLayout layout = new PatternLayout();
        layout.getInstanceConverterMap().put("fault", FaultConverter::new);
        layout.setContext(context);
        layout.setPattern("%msg%n%fault");
        layout.start();

        String line = layout.doLayout(event("m", new IllegalArgumentException("王芳")));

        assertThat(line).contains("m", "java.lang.IllegalArgumentException").doesNotContain("王芳");
    }

    private LoggingEvent event(String message, Throwable fault) {
        return new LoggingEvent("x", context.getLogger("test"), Level.INFO, message, fault, null);
    }

    private static JsonNode parsed(String line) {
        return JsonMapper.shared().readTree(line);
    }
}
