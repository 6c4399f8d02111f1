package dev.fives.segmentation.basis.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;

/** Tells a taken key from other faults. */
public final class Duplicates {

    private Duplicates() {}

    public static boolean isDuplicate(Throwable fault) {
        return fault instanceof MongoWriteException write
                && ErrorCategory.fromErrorCode(write.getError().getCode()) == ErrorCategory.DUPLICATE_KEY;
    }
}
