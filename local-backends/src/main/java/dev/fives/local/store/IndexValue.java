package dev.fives.local.store;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values in an index: equal exactly when the server's query matcher holds them equal (1, 1L and 1.0 are; null and
 * absent are), in the order of BSON types.
 */
final class IndexValue {
    private IndexValue() {}

    /** A document, array, binary or rarer value: equality is exact, its order is the order of its bytes. */
    static final class Encoded {
        private final int rank;
        private final byte[] bytes;

        private Encoded(int rank, byte[] bytes) {
            this.rank = rank;
            this.bytes = bytes;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Encoded that && rank == that.rank && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /** Below (-1) or above (1) all values of one type. */
    record Edge(int rank, int side) {}

    static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Missing missing -> null;
            case Number number -> normal(number);
            case String s -> s;
            case Boolean b -> b;
            case Instant i -> i;
            case ObjectId id -> id;
            case MinKey key -> new Edge(0, 0);
            case MaxKey key -> new Edge(Integer.MAX_VALUE, 0);
            default -> encoded(value);
        };
    }

    /** Whether the index's order of such values is the order in which queries compare and sort them. */
    static boolean isOrderedAsQueried(@Nullable Object raw) {
        return switch (raw) {
            case null -> true;
            case de.bwaldvogel.mongo.bson.Decimal128 decimal -> false; // finer than the index, which holds doubles
            case Missing missing -> true;
            case Number number -> true;
            case String s -> true;
            case Boolean b -> true;
            case Instant i -> true;
            case ObjectId id -> true;
            default -> false;
        };
    }

    static int rank(@Nullable Object value) {
        return switch (value) {
            case null -> 1;
            case Edge edge -> edge.rank();
            case Number number -> 2;
            case String s -> 3;
            case Encoded encoded -> encoded.rank;
            case ObjectId id -> 7;
            case Boolean b -> 8;
            case Instant i -> 9;
            default -> throw new IllegalArgumentException("not an index value: " + value.getClass());
        };
    }

    static int compare(@Nullable Object a, @Nullable Object b) {
        if (a instanceof String s && b instanceof String t) {
            return s.compareTo(t); // nearly all of them; a switch over types takes longer than the comparison
        }
        int byRank = Integer.compare(rank(a), rank(b));
        if (byRank != 0 || a == null || b == null) {
            return byRank;
        }
        if (a instanceof Edge || b instanceof Edge) {
            return Integer.compare(side(a), side(b));
        }
        return switch (a) {
            case Double d when b instanceof Double e -> Double.compare(d, e);
            case Number n -> compareNumbers(n, (Number) b);
            case String s -> s.compareTo((String) b);
            case Instant i -> i.compareTo((Instant) b);
            case ObjectId id -> id.compareTo((ObjectId) b);
            case Boolean bool -> Boolean.compare(bool, (Boolean) b);
            case Encoded encoded -> Arrays.compareUnsigned(encoded.bytes, ((Encoded) b).bytes);
            default -> throw new IllegalArgumentException("not an index value: " + a.getClass());
        };
    }

    private static int side(Object value) {
        return value instanceof Edge edge ? edge.side() : 0;
    }

    private static int compareNumbers(Number a, Number b) {
        double x = a.doubleValue();
        double y = b.doubleValue();
        if (x != y || Double.isInfinite(x)) {
            return Double.compare(x, y);
        }
        return exact(a).compareTo(exact(b));
    }

    private static BigDecimal exact(Number number) {
        return number instanceof Long l ? BigDecimal.valueOf(l) : new BigDecimal(number.doubleValue());
    }

    private static Number normal(Number number) {
        double d = number.doubleValue();
        if (number instanceof Long l && (long) d != l) {
            return l;
        }
        return d == 0.0 ? 0.0 : d; // one zero
    }

    private static Encoded encoded(Object value) {
        ByteBuf out = Unpooled.buffer();
        Object normalized = new KeyValue(value).normalized().get(0);
        BsonEncoder.encodeDocument(new Document("v", normalized), out);
        return new Encoded(encodedRank(value), ByteBufUtil.getBytes(out));
    }

    private static int encodedRank(Object value) {
        return switch (value) {
            case Document document -> 4;
            case Collection<?> collection -> 5;
            case BinData data -> 6;
            case UUID uuid -> 6;
            case LegacyUUID uuid -> 6;
            default -> 10;
        };
    }
}
