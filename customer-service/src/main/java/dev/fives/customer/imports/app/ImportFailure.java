package dev.fives.customer.imports.app;

/** A file that no row can be read of; the job ends as FAILED with this message. */
final class ImportFailure extends RuntimeException {

    ImportFailure(String message) {
        super(message);
    }

    ImportFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
