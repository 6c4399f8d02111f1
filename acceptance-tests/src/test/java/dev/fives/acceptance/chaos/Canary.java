package dev.fives.acceptance.chaos;

import java.util.List;

/** People who do not exist, with names, addresses and words that no code knows: wherever one appears, data has leaked. */
final class Canary {

    private Canary() {}

    static String customer(int number) {
        return """
               {"kind":"PERSON","name":"Zephyrina Quillfeather%d","contactPoints":[
                 {"type":"EMAIL","value":"zephyrina.%d@quillfeather.example"},
                 {"type":"PHONE","value":"+86 138 7401 %04d"}]}""".formatted(number, number, number);
    }

    static String words(int number) {
        return "Mrs Quillfeather says number " + number;
    }

    /** What to look for. */
    static List<String> marks() {
        return List.of("Quillfeather", "quillfeather", "+861387401", "138 7401");
    }
}
