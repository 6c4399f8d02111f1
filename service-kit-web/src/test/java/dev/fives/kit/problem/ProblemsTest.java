package dev.fives.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    @Test
    void all_holdsEveryConstantOnce() throws IllegalAccessException {
        var constants = Arrays.stream(Problems.class.getDeclaredFields())
                .filter(field -> field.getType() == ProblemType.class && Modifier.isPublic(field.getModifiers()))
                .count();

        assertThat(Problems.all())
                .hasSize((int) constants)
                .extracting(ProblemType::slug)
                .doesNotHaveDuplicates();
    }

    @Test
    void documentation_namesEveryTypeWithItsStatusAndTitles() throws IOException {
        String page = Files.readString(Path.of("../docs/api/problems.md"));
        List<String> rows = Pattern.compile("(?m)^\\| `/problems/([a-z-]+)` \\| (\\d+) \\| ([^|]+) \\| ([^|]+) \\|")
                .matcher(page)
                .results()
                .map(ProblemsTest::row)
                .toList();

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(Problems.all().stream()
                        .map(type -> type.slug() + "/" + type.status() + "/" + type.title() + "/" + type.titleZh())
                        .toList());
    }

    private static String row(MatchResult row) {
        return row.group(1) + "/" + row.group(2) + "/" + row.group(3).strip() + "/"
                + row.group(4).strip();
    }
}
