package dev.fives.acceptance.api;

import java.util.List;
import java.util.stream.Stream;

/** Texts that have meant something to one interpreter or another. Each but the shortest carries a mark, to be found. */
final class Hostile {
    private static final int VERY_LONG = 70_000;
    private static final int LONG = 3_000;

    private Hostile() {}

    /**
     * All of them.
     *
     * @param mark a word that nothing else contains
     * @param port where a connection would be noticed
     */
    static List<String> texts(String mark, int port) {
        return Stream.of(
                        store(mark),
                        scripts(mark),
                        paths(mark),
                        lines(mark),
                        letters(mark),
                        addresses(mark, port),
                        statements(mark),
                        markup(mark),
                        pointers(mark),
                        shapes(mark))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> store(String mark) {
        return List.of(
                "{\"$ne\": \"%s\"}".formatted(mark),
                "{\"$gt\": \"\", \"$comment\": \"%s\"}".formatted(mark),
                "{\"$where\": \"sleep(3000) || '%s'\"}".formatted(mark),
                "{\"$regex\": \".*\", \"x\": \"%s\"}".formatted(mark),
                "$where:%s".formatted(mark),
                "$%s".formatted(mark),
                "$$ROOT.%s".formatted(mark),
                "%s.$.x".formatted(mark),
                "state.%s".formatted(mark),
                "[$ne]=%s".formatted(mark));
    }

    private static List<String> scripts(String mark) {
        return List.of(
                "'; while(true){}; '%s".formatted(mark),
                "'; sleep(3000); var a='%s".formatted(mark),
                "\"; return true; var b=\"%s".formatted(mark),
                "%s' || '1'=='1".formatted(mark),
                "require('child_process').exec('id %s')".formatted(mark),
                "${7*7}%s".formatted(mark),
                "#{T(java.lang.Runtime).getRuntime().exec('%s')}".formatted(mark),
                "{{7*7}}%s".formatted(mark),
                "<%%= 7*7 %%>%s".formatted(mark),
                "__proto__%s".formatted(mark),
                "`id %s`".formatted(mark),
                "$(id %s)".formatted(mark),
                "| id %s".formatted(mark),
                "; rm -rf /tmp/%s".formatted(mark));
    }

    private static List<String> paths(String mark) {
        return List.of(
                "../../../etc/passwd/%s".formatted(mark),
                "..\\..\\%s".formatted(mark),
                "..%%2f..%%2fops%%2fcustomer%%2foutbox?%s".formatted(mark),
                "%%2e%%2e/%s".formatted(mark),
                "/%s".formatted(mark),
                "%s/../../ops/customer/dlt".formatted(mark),
                "%s;jsessionid=1".formatted(mark),
                "%s?x=1#y".formatted(mark),
                "file:///etc/%s".formatted(mark),
                "%s%%00.json".formatted(mark));
    }

    private static List<String> lines(String mark) {
        return List.of(
                "%s\r\nX-Injected: yes".formatted(mark),
                "%s\nX-Injected: yes".formatted(mark),
                "%s%%0d%%0aX-Injected:%%20yes".formatted(mark),
                "%s\r\n\r\n<html>".formatted(mark),
                "%s\u2028{\"level\":\"ERROR\"}".formatted(mark),
                "%s\u0000".formatted(mark),
                "\u0000%s".formatted(mark),
                "%s\u001b[31m".formatted(mark),
                "%s\b\b\b".formatted(mark));
    }

    private static List<String> letters(String mark) {
        return List.of(
                "\u202e%s\u202c".formatted(mark),
                "\u200b%s\ufeff".formatted(mark),
                "\u0430dmin%s".formatted(mark),
                "%s\ufb03\u212a\u017f".formatted(mark),
                "%s\u0301\u0301\u0301\u0301".formatted(mark),
                "%s\ud83d\udc69\u200d\ud83d\udc67".formatted(mark),
                "%s\ud800".formatted(mark),
                "\uff07 or 1=1 %s".formatted(mark),
                "%s\u0130\u0131\u00df".formatted(mark),
                "\ufdfa%s".formatted(mark));
    }

    private static List<String> addresses(String mark, int port) {
        return List.of(
                "${jndi:ldap://127.0.0.1:%d/%s}".formatted(port, mark),
                "${${lower:j}ndi:rmi://127.0.0.1:%d/%s}".formatted(port, mark),
                "http://127.0.0.1:%d/%s".formatted(port, mark),
                "//127.0.0.1:%d/%s".formatted(port, mark),
                "%s@127.0.0.1:%d".formatted(mark, port));
    }

    private static List<String> statements(String mark) {
        return List.of(
                "%s' OR '1'='1' -- ".formatted(mark),
                "%s'; DROP TABLE customers; --".formatted(mark),
                "%s\" UNION SELECT * FROM x --".formatted(mark),
                "*)(uid=*))(|(uid=*%s".formatted(mark),
                "%s%%' AND sleep(3)".formatted(mark),
                "=cmd|' /C calc'!%s".formatted(mark));
    }

    private static List<String> markup(String mark) {
        return List.of(
                "<script>alert('%s')</script>".formatted(mark),
                "\"><img src=x onerror=%s>".formatted(mark),
                "javascript:alert('%s')".formatted(mark),
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;%s</a>".formatted(mark),
                "]]>%s".formatted(mark));
    }

    private static List<String> pointers(String mark) {
        return List.of(
                "/contactPoints/0/value~0~1%s".formatted(mark),
                "%s\",\"role\":\"admin".formatted(mark),
                "%s\\u0022".formatted(mark),
                "a:b,c:%s".formatted(mark),
                "customerId:%s,status:x".formatted(mark),
                "-%s,%s".formatted(mark, mark));
    }

    private static List<String> shapes(String mark) {
        return List.of(
                "(a+)+$%s".formatted(mark),
                "[%s".formatted(mark),
                ".*%s|".formatted(mark),
                "%%s%%n%%x%s".formatted(mark),
                "*",
                "null",
                "NaN",
                "-0",
                "1e309",
                "9223372036854775808",
                mark + "x".repeat(LONG),
                mark + "é".repeat(VERY_LONG));
    }
}
