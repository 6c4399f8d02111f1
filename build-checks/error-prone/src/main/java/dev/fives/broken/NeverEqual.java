package dev.fives.broken;

class NeverEqual {
    boolean same(Long points, String text) {
        return points.equals(text);
    }
}
