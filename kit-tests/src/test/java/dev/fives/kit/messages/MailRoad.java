package dev.fives.kit.messages;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The way to a mail server, on which a test can answer in its place or cut the line. */
final class MailRoad implements AutoCloseable {

    /**
     * What happens the next time that a command comes.
     *
     * @param command its first word; {@code .} is the end of the text
     * @param reply the server's own is not asked for; null cuts the line, after the server has done what it was told
     */
    record Trouble(String command, String reply) {}

    private final ServerSocket socket;
    private final int server;
    private final Queue<Trouble> troubles = new ConcurrentLinkedQueue<>();

    MailRoad(int server) {
        this.server = server;
        try {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    void next(String command, String reply) {
        troubles.add(new Trouble(command, reply));
    }

    void nextCut(String command) {
        troubles.add(new Trouble(command, null));
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> lead(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void lead(Socket client) {
        try (client;
                Socket beyond = new Socket(InetAddress.getLoopbackAddress(), server)) {
            BufferedReader asks = reader(client);
            BufferedReader answers = reader(beyond);
            pass(answers, client.getOutputStream());
            boolean text = false;
            for (String line = asks.readLine(); line != null; line = asks.readLine()) {
                String command = text ? (line.equals(".") ? "." : "text") : line.split("[ :]", 2)[0];
                Trouble trouble = trouble(command);
                if (trouble != null && trouble.reply() != null) {
                    write(client.getOutputStream(), trouble.reply());
                    text = false;
                    continue;
                }
                write(beyond.getOutputStream(), line);
                if (command.equals("text")) {
                    continue;
                }
                String answer = read(answers);
                if (trouble != null) {
                    return;
                }
                write(client.getOutputStream(), answer);
                text = command.equals("DATA") && answer.startsWith("354");
            }
        } catch (IOException e) {
            return; // one side has gone
        }
    }

    private Trouble trouble(String command) {
        Trouble first = troubles.peek();
        return first != null && first.command().equals(command) ? troubles.poll() : null;
    }

    private static void pass(BufferedReader from, OutputStream to) throws IOException {
        write(to, read(from));
    }

    /** One answer, of one line or several. */
    private static String read(BufferedReader from) throws IOException {
        StringBuilder answer = new StringBuilder();
        String line = from.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            answer.append(line).append("\r\n");
            line = from.readLine();
        }
        if (line == null) {
            throw new IOException("gone");
        }
        return answer.append(line).toString();
    }

    private static void write(OutputStream to, String line) throws IOException {
        to.write((line + "\r\n").getBytes(ISO_8859_1));
        to.flush();
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
