package dev.fives.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What can be said of the example consumers and of the client without running them. */
class ExamplesTest {

    private static final Pattern DEPENDENCY =
            Pattern.compile("<artifactId>([a-z-]+)</artifactId><version>([0-9.]+)</version></dependency>");

    private final Repository repository = new Repository();

    @Test
    void pom_namesTheVersionsThatTheBuildRunsItWith() {
        String classPath = System.getProperty("java.class.path") + File.pathSeparator;

        assertThat(DEPENDENCY.matcher(text("java/pom.xml")).results())
                .hasSize(3)
                .allSatisfy(dependency -> assertThat(classPath)
                        .contains("/" + dependency.group(1) + "-" + dependency.group(2) + ".jar" + File.pathSeparator));
    }

    @Test
    void lockFiles_nameNoRegistry() {
        assertThat(repository.files(path -> path.endsWith("package-lock.json")))
                .hasSize(2)
                .allSatisfy(file -> assertThat(Repository.text(file))
                        .contains("\"integrity\"")
                        .doesNotContain("\"resolved\""));
    }

    private String text(String file) {
        return Repository.text(repository.root().resolve("docs/examples").resolve(file));
    }
}
