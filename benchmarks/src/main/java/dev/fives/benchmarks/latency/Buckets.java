package dev.fives.benchmarks.latency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A service's own histogram at one moment, summed over its series.
 *
 * @param upTo how many were at most so long, by seconds
 */
record Buckets(NavigableMap<Double, Double> upTo) {
    private static final Pattern LE = Pattern.compile("le=\"([^\"]+)\"[^}]*} (\\S+)");

    /** @param only what a series must name, such as {@code type="…"}; empty for all */
    static Buckets read(URI metrics, String timer, String only) {
        NavigableMap<Double, Double> upTo = new TreeMap<>();
        text(metrics)
                .lines()
                .filter(line -> line.startsWith(timer + "_bucket{") && line.contains(only))
                .map(LE::matcher)
                .filter(Matcher::find)
                .forEach(found -> upTo.merge(seconds(found.group(1)), Double.parseDouble(found.group(2)), Double::sum));
        return new Buckets(upTo);
    }

    private static double seconds(String bound) {
        return bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound);
    }

    /** The bound of the first bucket that holds so many percent of what came since; NaN where nothing came. */
    double millisSince(Buckets before, double percent) {
        double all = upTo.isEmpty() ? 0 : since(before, upTo.lastKey());
        return upTo.navigableKeySet().stream()
                .filter(bound -> all > 0 && since(before, bound) >= all * percent / 100)
                .mapToDouble(bound -> bound * 1000)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** A series that was not there before counts from 0. */
    private double since(Buckets before, double bound) {
        Map.Entry<Double, Double> then = before.upTo.floorEntry(bound);
        Map.Entry<Double, Double> now = upTo.floorEntry(bound);
        return (now == null ? 0 : now.getValue()) - (then == null ? 0 : then.getValue());
    }

    private static String text(URI address) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
