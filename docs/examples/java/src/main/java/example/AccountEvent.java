package example;

import tools.jackson.databind.JsonNode;

/** What the projection needs of an event, whether it came from the topic or from the API. */
record AccountEvent(String source, long sequence, String type, JsonNode data) {}
