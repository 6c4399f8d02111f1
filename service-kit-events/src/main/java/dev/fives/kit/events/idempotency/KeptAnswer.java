package dev.fives.kit.events.idempotency;

import java.util.List;
import java.util.Map;
import org.bson.types.Binary;

/** An answer as it was given, by names of headers in lower or upper case as the handler set them. */
record KeptAnswer(int status, Map<String, List<String>> headers, Binary body) {}
