package dev.fives.feedback.survey.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A survey: a draft that may be changed, and every version that was ever published. An answer is one of a version, so
 * what was asked is never lost.
 *
 * @param questions the draft
 * @param versions from 1 on, in order
 */
public record Survey(String name, List<Question> questions, List<Version> versions) {
    public Survey {
        questions = List.copyOf(questions);
        versions = List.copyOf(versions);
    }

    /** What is asked from its publication until the next one. */
    public record Version(long version, List<Question> questions, Instant publishedAt) {
        public Version {
            questions = List.copyOf(questions);
        }
    }

    public static Survey draft(String name, List<Question> questions) {
        return new Survey(name, questions, List.of());
    }

    public Survey with(String newName, List<Question> newQuestions) {
        return new Survey(newName, newQuestions, versions);
    }

    public Survey publish(Instant at) {
        List<Version> all = new ArrayList<>(versions);
        all.add(new Version(versions.size() + 1L, questions, at));
        return new Survey(name, questions, all);
    }

    /** Whether publishing would change nothing. */
    public boolean isInForce() {
        return published()
                .filter(latest -> latest.questions().equals(questions))
                .isPresent();
    }

    /** The version that is asked now. */
    public Optional<Version> published() {
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast());
    }

    public Optional<Version> version(long number) {
        return versions.stream().filter(version -> version.version() == number).findFirst();
    }
}
