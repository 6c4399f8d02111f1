package dev.fives.broken;

class MayBeNull {
    String name() {
        return null;
    }
}
