package dev.fives.benchmarks.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** The peer: a proxy in C, one worker, connections to the backend kept. */
final class Nginx implements AutoCloseable {
    private final Process process;

    private Nginx(Process process) {
        this.process = process;
    }

    static Nginx start(Path folder, int port, int backend) {
        try {
            Path config = Files.writeString(folder.resolve("nginx.conf"), """
                    daemon off;
                    worker_processes 1;
                    pid %1$s/nginx.pid;
                    error_log %1$s/nginx.log;
                    events { worker_connections 1024; }
                    http {
                      access_log off;
                      client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/f;
                      uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s;
                      upstream backend { server 127.0.0.1:%3$d; keepalive 64; }
                      server {
                        listen 127.0.0.1:%2$d;
                        location / { proxy_pass http://backend; proxy_http_version 1.1; proxy_set_header Connection ""; }
                      }
                    }
                    """.formatted(folder, port, backend));
            return new Nginx(new ProcessBuilder("nginx", "-c", config.toString(), "-p", folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("nginx.out").toFile())
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("nginx: not started (expected: installed)", e);
        }
    }

    /** Of the master and its worker. */
    Duration cpu() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
