package dev.fives.customer.imports.model;

/**
 * Where a row stands.
 *
 * @param file its file's place in the upload, from 0
 * @param row its place among the file's data rows, from 1; the header does not count
 */
public record RowKey(int file, long row) implements Comparable<RowKey> {
    @Override
    public int compareTo(RowKey other) {
        return file == other.file ? Long.compare(row, other.row) : Integer.compare(file, other.file);
    }
}
