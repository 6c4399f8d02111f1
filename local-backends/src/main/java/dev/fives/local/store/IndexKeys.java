package dev.fives.local.store;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one document in one index: one for each array element on the way, not yet as index values.
 *
 * @param keys one raw value per field of the index; null for an absent field
 * @param throughArray the document may have several keys, or none
 * @param aligned two fields met the same array: their values come from the same element
 * @param absent no field of the index is in the document
 */
record IndexKeys(List<@Nullable Object[]> keys, boolean throughArray, boolean aligned, boolean absent) {

    static IndexKeys of(Document document, List<IndexKey> fields) {
        List<Path> paths = fields.stream()
                .map(field -> Path.read(document, field.getKey()))
                .toList();
        List<Path> arrays = paths.stream().filter(Path::throughArray).toList();
        boolean aligned = arrays.size() > 1;
        if (aligned) {
            requireOneArray(arrays);
        }
        return new IndexKeys(
                aligned && sameSize(arrays)
                        ? zip(paths, arrays.getFirst().values.size())
                        : product(paths),
                !arrays.isEmpty(),
                aligned,
                paths.stream().noneMatch(Path::present));
    }

    /** An index holds for one document what it holds for the other; false also where that would take long to tell. */
    boolean isSameAs(IndexKeys other) {
        return throughArray == other.throughArray
                && aligned == other.aligned
                && absent == other.absent
                && areSimple()
                && Arrays.deepEquals(keys.toArray(), other.keys.toArray());
    }

    /** Equal documents may differ in the order of their fields, and decimals in their digits. */
    private boolean areSimple() {
        return keys.stream().flatMap(Arrays::stream).allMatch(IndexValue::isOrderedAsQueried);
    }

    private static void requireOneArray(List<Path> arrays) {
        Set<String> roots = new HashSet<>();
        arrays.forEach(path -> roots.add(path.arrayRoot()));
        if (roots.size() > 1) {
            throw new CannotIndexParallelArraysError(roots);
        }
    }

    private static boolean sameSize(List<Path> arrays) {
        return arrays.stream().mapToInt(path -> path.values.size()).distinct().count() == 1;
    }

    private static List<@Nullable Object[]> zip(List<Path> paths, int size) {
        List<@Nullable Object[]> keys = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int element = i;
            keys.add(paths.stream()
                    .map(path -> path.values.get(path.throughArray() ? element : 0))
                    .toArray());
        }
        return keys;
    }

    private static List<@Nullable Object[]> product(List<Path> paths) {
        List<@Nullable Object[]> keys = List.<@Nullable Object[]>of(new Object[0]);
        for (Path path : paths) {
            List<@Nullable Object[]> longer = new ArrayList<>(keys.size() * path.values.size());
            for (@Nullable Object[] key : keys) {
                for (Object value : path.values) {
                    @Nullable Object[] next = Arrays.copyOf(key, key.length + 1);
                    next[key.length] = value;
                    longer.add(next);
                }
            }
            keys = longer;
        }
        return keys;
    }

    /** All values that one dotted path has in a document. */
    private static final class Path {
        private final String[] fragments;
        private final List<@Nullable Object> values = new ArrayList<>(1);
        private int arrayDepth = Integer.MAX_VALUE;

        private Path(String[] fragments) {
            this.fragments = fragments;
        }

        static Path read(Document document, String path) {
            Path read = new Path(path.split("\\.", -1));
            read.collect(document, 0);
            return read;
        }

        private void collect(@Nullable Object node, int depth) {
            if (node instanceof List<?> list) {
                arrayDepth = Math.min(arrayDepth, depth);
                collectElements(list, depth);
            } else if (depth == fragments.length) {
                values.add(node);
            } else if (node instanceof Document document) {
                collect(document.getOrMissing(fragments[depth]), depth + 1);
            } else {
                values.add(Missing.getInstance());
            }
        }

        private void collectElements(List<?> list, int depth) {
            if (depth == fragments.length) {
                values.addAll(list);
                return;
            }
            list.forEach(element -> collect(element, depth));
            String fragment = fragments[depth];
            if (!fragment.isEmpty() && fragment.chars().allMatch(Character::isDigit) && fragment.length() < 9) {
                int element = Integer.parseInt(fragment);
                collect(element < list.size() ? list.get(element) : Missing.getInstance(), depth + 1);
            }
        }

        boolean throughArray() {
            return arrayDepth != Integer.MAX_VALUE;
        }

        String arrayRoot() {
            return String.join(".", Arrays.copyOf(fragments, arrayDepth));
        }

        boolean present() {
            return throughArray() || values.stream().anyMatch(value -> !(value instanceof Missing));
        }
    }
}
