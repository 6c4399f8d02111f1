package dev.fives.contracts.gate;

/**
 * A change that breaks somebody.
 *
 * @param place in the data or the document
 * @param change old and new
 * @param harm whom it hurts, and how
 */
record Break(String place, String change, String harm) {
    @Override
    public String toString() {
        return place + ": " + change + " (" + harm + ")";
    }
}
