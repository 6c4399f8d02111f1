package dev.fives.contracts;

import java.util.Locale;

/**
 * The Kafka record headers of a CloudEvents 1.0 event in binary mode, in the order in which they are written, and the
 * forms of the values that Fives fixes. All header values are UTF-8.
 */
public final class CloudEventHeaders {
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String TYPE = "ce_type";
    /** {@code /fives/<aggregate type>/<aggregate id>}; the scope of {@link #SEQUENCE}. */
    public static final String SOURCE = "ce_source";
    /** {@code <aggregate type>:<aggregate id>-<sequence>}; a republish has the same. */
    public static final String ID = "ce_id";
    /** 20 digits, contiguous per source from 1. */
    public static final String SEQUENCE = "ce_sequence";
    /** The aggregate's id. */
    public static final String SUBJECT = "ce_subject";
    /** Business time, RFC 3339 in UTC. */
    public static final String TIME = "ce_time";
    /** Equals the record key. */
    public static final String PARTITION_KEY = "ce_partitionkey";

    public static final String DATA_SCHEMA = "ce_dataschema";
    public static final String CORRELATION_ID = "ce_correlationid";
    /** The {@code ce_id} of the event that this one reacts to; absent when a request started it. */
    public static final String CAUSATION_ID = "ce_causationid";
    /** W3C trace context of the write, so that the trace survives the relay. */
    public static final String TRACEPARENT = "traceparent";

    public static final String CONTENT_TYPE = "content-type";

    /** The value of {@link #SPEC_VERSION}. */
    public static final String SPEC_VERSION_1_0 = "1.0";
    /** The value of {@link #CONTENT_TYPE} in binary mode. */
    public static final String JSON = "application/json";
    /** The start of {@link #CONTENT_TYPE} in structured mode, which listeners accept and Fives does not write. */
    public static final String STRUCTURED_JSON = "application/cloudevents+json";

    /** Largest value of a record, bytes: what CloudEvents intermediaries must forward. */
    public static final int MAX_VALUE_BYTES = 64 * 1024;
    /** Digits of {@link #SEQUENCE}, which is compared as text. */
    public static final int SEQUENCE_DIGITS = 20;

    private static final String SOURCE_PREFIX = "/fives/";

    private CloudEventHeaders() {}

    /** The {@link #SOURCE} of an aggregate. */
    public static String source(String aggregateType, String aggregateId) {
        return SOURCE_PREFIX + aggregateType + '/' + aggregateId;
    }

    /** The {@link #ID} of an aggregate's event. */
    public static String id(String aggregateType, String aggregateId, long sequence) {
        return aggregateType + ':' + aggregateId + '-' + sequence;
    }

    /** The {@link #SEQUENCE} of an aggregate's event, counted from 1. */
    public static String sequence(long sequence) {
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence: " + sequence + " (expected: 1 or more)");
        }
        return String.format(Locale.ROOT, "%0" + SEQUENCE_DIGITS + "d", sequence);
    }
}
