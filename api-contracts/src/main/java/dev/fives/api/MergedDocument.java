package dev.fives.api;

import java.util.List;
import java.util.Map;

/** All documents as one. What several of them share has to be the same in each. */
public final class MergedDocument {
    private final Map<String, Object> tree;

    private MergedDocument(Map<String, Object> tree) {
        this.tree = tree;
    }

    /**
     * Everything that the documents hold; version, dialect, servers and security are those of the first.
     *
     * @throws IllegalArgumentException where two documents do not go together
     */
    public static MergedDocument of(List<ApiDocument> documents) {
        DocumentMerge merge = new DocumentMerge();
        documents.forEach(merge::add);
        return new MergedDocument(merge.result());
    }

    /** An OpenAPI document: maps, lists, texts, numbers, booleans and null. Not to be changed. */
    public Map<String, Object> tree() {
        return tree;
    }
}
