package dev.fives.segmentation.catalogue.app;

/**
 * A kind of entries.
 *
 * @param path of the collection, {@code /control-groups}
 * @param idPrefix of ids
 * @param noun as problems say it, {@code control group}
 * @param unique what no two of them share, {@code code}
 * @param most of them
 */
public record Kind(String path, String idPrefix, String noun, String unique, int most) {

    String claimOf(String value) {
        return path.substring(1) + ":" + value;
    }
}
