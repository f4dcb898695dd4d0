package dev.firebreak.edge.rtmp;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A publisher that does what a test says, not what it should. */
final class RtmpClient implements AutoCloseable {
    private static final int READ_MILLIS = 20_000;

    final Socket socket;
    private final ByteInput input;
    private final ChunkReader reader;
    private boolean greeted;

    RtmpClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(READ_MILLIS);
        socket.setTcpNoDelay(true);
        input = new ByteInput(socket.getInputStream(), bytes -> {});
        reader = new ChunkReader(input, RtmpLimits.defaults());
    }

    RtmpClient send(WireBytes bytes) throws IOException {
        socket.getOutputStream().write(bytes.bytes());
        return this;
    }

    /** The next onStatus as "level code: description"; empty when the server closes first. */
    String status() throws Exception {
        List<AmfValue> command = command("onStatus");
        if (command.isEmpty() || !(command.get(3) instanceof AmfValue.Members information)) {
            return "";
        }
        return information.text("level") + " " + information.text("code") + ": " + information.text("description");
    }

    /** The next command of that name; empty when the server closes first. */
    List<AmfValue> command(String name) throws Exception {
        Message message = message();
        while (message != null) {
            if (message.type() == Message.COMMAND) {
                List<AmfValue> values =
                        new Amf0Reader(ByteBuffer.wrap(message.payload()), RtmpLimits.AmfLimits.defaults()).readAll();
                if (values.getFirst().equals(new AmfValue.Text(name))) {
                    return values;
                }
            }
            message = message();
        }
        return List.of();
    }

    /** The next message of any type; null when the server closes, in whatever way. */
    @Nullable
    Message message() throws Exception {
        try {
            if (!greeted) {
                input.fully(new byte[1 + 2 * Handshake.PART_BYTES], 0, 1 + 2 * Handshake.PART_BYTES);
                greeted = true;
            }
            Message message = reader.next();
            if (message != null && message.type() == Message.SET_CHUNK_SIZE) {
                reader.chunkBytes(message.unsignedAt(0));
            }
            return message;
        } catch (java.net.SocketException | EOFException closed) {
            return null;
        }
    }

    /** Reads until the server has closed. */
    void awaitClose() throws Exception {
        while (message() != null) {
            greeted = true;
        }
    }

    /** Closes as an encoder does, before the test is over. */
    void leave() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
