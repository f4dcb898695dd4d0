package dev.firebreak.edge.stop;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between a publisher and its server and never tells the publisher that the server has closed: to the server it is
 * a publisher that ignores the FIN and goes on sending, to the publisher a server that goes on taking.
 */
final class DeafProxy implements AutoCloseable {
    private static final System.Logger log = System.getLogger(DeafProxy.class.getName());

    private final ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final int serverPort;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicBoolean serverClosed = new AtomicBoolean();
    private final AtomicLong bytesAfterClose = new AtomicLong();

    DeafProxy(int serverPort) throws IOException {
        this.serverPort = serverPort;
        threads.execute(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    boolean serverClosed() {
        return serverClosed.get();
    }

    /** How much the publisher has sent since the server closed. */
    long bytesAfterClose() {
        return bytesAfterClose.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                Socket publisher = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                sockets.addAll(List.of(publisher, server));
                threads.execute(() -> toPublisher(server, publisher));
                threads.execute(() -> toServer(publisher, server));
            }
        } catch (IOException e) {
            log.log(System.Logger.Level.DEBUG, "the proxy has been closed", e);
        }
    }

    private void toPublisher(Socket server, Socket publisher) {
        try {
            InputStream in = server.getInputStream();
            in.transferTo(publisher.getOutputStream());
        } catch (IOException e) {
            log.log(System.Logger.Level.DEBUG, "the server has reset the connection", e);
        } finally {
            serverClosed.set(true);
        }
    }

    private void toServer(Socket publisher, Socket server) {
        byte[] buffer = new byte[8192];
        try {
            InputStream in = publisher.getInputStream();
            OutputStream out = server.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (serverClosed.get()) {
                    bytesAfterClose.addAndGet(read);
                }
                send(out, buffer, read);
            }
        } catch (IOException e) {
            log.log(System.Logger.Level.DEBUG, "the publisher has gone", e);
        }
    }

    private void send(OutputStream out, byte[] buffer, int length) {
        try {
            out.write(buffer, 0, length);
        } catch (IOException reset) {
            serverClosed.set(true);
        }
    }
}
