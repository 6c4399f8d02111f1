package dev.fives.gateway.stream;

/** More events wait for a client than may. */
final class SlowReader extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SlowReader() {
        super("a client reads too slowly", null, false, false);
    }
}
