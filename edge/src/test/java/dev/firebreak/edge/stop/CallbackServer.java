package dev.firebreak.edge.stop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firebreak.edge.callback.CallbackAnswer;
import dev.firebreak.edge.callback.NginxRtmpCallback;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Firebreak's side of nginx's callbacks: answers as {@link NginxRtmpCallback} says, and remembers what it said. */
final class CallbackServer implements AutoCloseable {
    private final NginxRtmpCallback callback;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<CallbackAnswer> answers = new CopyOnWriteArrayList<>();
    private volatile Consumer<CallbackAnswer> afterAnswer = answer -> {};

    CallbackServer(NginxRtmpCallback callback) throws IOException {
        this.callback = callback;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/hooks/nginx-rtmp/main/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void afterAnswer(Consumer<CallbackAnswer> action) {
        afterAnswer = action;
    }

    long refused(CallbackAnswer.Reason reason) {
        return answers.stream()
                .filter(new CallbackAnswer.Refused(reason)::equals)
                .count();
    }

    long admitted() {
        return answers.stream()
                .filter(CallbackAnswer.Admitted.class::isInstance)
                .count();
    }

    long left() {
        return answers.stream().filter(CallbackAnswer.Left.class::isInstance).count();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        CallbackAnswer answer = callback.answer(exchange.getRequestBody().readNBytes(16 * 1024));
        answers.add(answer);
        afterAnswer.accept(answer);
        exchange.sendResponseHeaders(answer.status(), -1);
        exchange.close();
    }
}
