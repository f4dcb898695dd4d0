package dev.firebreak.media.drill;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Shakes hands with one RTMP publisher and refuses its connect command with a sentence. */
final class RefusingRtmpServer implements AutoCloseable {
    private static final int HANDSHAKE = 1536;

    private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

    RefusingRtmpServer(String sentence) throws IOException {
        Thread.ofVirtual().start(() -> refuse(sentence));
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void refuse(String sentence) {
        try (Socket publisher = socket.accept();
                InputStream in = publisher.getInputStream();
                DataOutputStream out = new DataOutputStream(publisher.getOutputStream())) {
            byte[] hello = in.readNBytes(1 + HANDSHAKE);
            out.write(3);
            out.write(new byte[HANDSHAKE]);
            out.write(hello, 1, HANDSHAKE);
            out.flush();
            in.skipNBytes(HANDSHAKE + 1);
            byte[] body = error(sentence);
            out.write(new byte[] {3, 0, 0, 0, 0, 0, (byte) body.length, 20, 0, 0, 0, 0});
            out.write(body);
            out.flush();
            in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            // the test says what it missed
        }
    }

    /** An AMF0 {@code _error} for transaction 1; short enough for one chunk of 128 bytes. */
    private static byte[] error(String sentence) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        string(out, "_error");
        out.write(0);
        out.writeDouble(1);
        out.write(new byte[] {5, 3});
        out.writeUTF("level");
        string(out, "error");
        out.writeUTF("code");
        string(out, "NetConnection.Connect.Rejected");
        out.writeUTF("description");
        string(out, sentence);
        out.write(new byte[] {0, 0, 9});
        return bytes.toByteArray();
    }

    private static void string(DataOutputStream out, String text) throws IOException {
        out.write(2);
        out.writeShort(text.length());
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
