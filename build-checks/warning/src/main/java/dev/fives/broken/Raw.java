package dev.fives.broken;

import java.util.List;

class Raw {
    int size(List list) {
        return list.size();
    }
}
