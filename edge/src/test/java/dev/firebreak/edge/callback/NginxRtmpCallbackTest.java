package dev.firebreak.edge.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.stream.Registration;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.stream.StreamKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers to nginx-rtmp, with bodies as the real one writes them. */
class NginxRtmpCallbackTest {
    private static final StreamId STREAM = new StreamId("studio");
    private static final String FRONT =
            "app=live&flashver=FMLE/3.0%20(compatible%3B%20Lavf59.27&swfurl=&tcurl=rtmp://127.0.0.1:1935/live"
                    + "&pageurl=&addr=192.0.2.7&clientid=17&call=";

    private final KeyBook keys = new KeyBook();
    private final NginxRtmpCallback callback = new NginxRtmpCallback(keys, "live");

    NginxRtmpCallbackTest() {
        keys.put(KeyBookTest.registration(STREAM, new StreamKey("hush & more")));
        keys.put(KeyBookTest.registration(new StreamId("other"), new StreamKey("otherkey")));
    }

    @Test
    void admitsAPublisherWithTheStreamsKey() {
        CallbackAnswer answer = answer(FRONT + "publish&name=studio&type=live&key=hush%20%26+more");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer).isInstanceOfSatisfying(CallbackAnswer.Admitted.class, admitted -> {
            assertThat(admitted.stream()).isEqualTo(STREAM);
            assertThat(admitted.callback().peer()).isEqualTo("192.0.2.7");
            assertThat(admitted.callback().client()).isEqualTo("17");
            assertThat(admitted.toString()).doesNotContain("hush");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "publish&name=studio&type=live&key=wrong, UNKNOWN_KEY",
        "publish&name=studio&type=live&key=otherkey, UNKNOWN_KEY",
        "publish&name=studio&type=live&key=, UNKNOWN_KEY",
        "publish&name=studio&type=live, UNKNOWN_KEY",
        "publish&name=otherkey&type=live, UNKNOWN_KEY",
        "publish&name=studio&type=live&key=hush%20%26+more&key=hush%20%26+more, UNKNOWN_KEY",
        "publish&name=..%2F..&type=live&key=hush%20%26+more, UNKNOWN_KEY",
        "publish&name=&type=live&key=otherkey, UNKNOWN_KEY",
        "publish&name=studio&type=live&key=otherkey&name=other, UNKNOWN_KEY",
        "play&name=studio, UNEXPECTED_CALL",
        "'', UNEXPECTED_CALL",
        "publish&name=studio&key=%zz, MALFORMED",
        "publish_done&name=..%2F, MALFORMED"
    })
    void refuses(String end, CallbackAnswer.Reason reason) {
        assertThat(answer(FRONT + end)).isEqualTo(new CallbackAnswer.Refused(reason));
    }

    @Test
    void refusesABannedKeyAndAnotherApplication() {
        keys.ban(STREAM, new Registration.Ban(Instant.EPOCH, "gunfire"));

        CallbackAnswer banned = answer(FRONT + "publish&name=studio&type=live&key=hush%20%26+more");
        assertThat(banned).isEqualTo(new CallbackAnswer.Refused(CallbackAnswer.Reason.BANNED_KEY));
        assertThat(banned.status()).isEqualTo(403);
        assertThat(answer("app=vod&call=publish&name=other&key=otherkey&app=live"))
                .isEqualTo(new CallbackAnswer.Refused(CallbackAnswer.Reason.WRONG_APP));
    }

    @Test
    void tellsThatAPublisherHasLeftWhateverItsKeyIsWorthNow() {
        keys.ban(STREAM, new Registration.Ban(Instant.EPOCH, "gunfire"));

        assertThat(answer(FRONT + "publish_done&name=studio&key=hush"))
                .isInstanceOfSatisfying(
                        CallbackAnswer.Left.class,
                        left -> assertThat(left.stream()).isEqualTo(STREAM));
    }

    @Test
    void limitsBodyFieldsAndKeyAtTheirBounds() {
        String start = FRONT + "publish&name=other&key=otherkey&x=";
        String largest = start + "a".repeat(CallbackForm.MAX_BYTES - start.length());
        assertThat(answer(largest)).isInstanceOf(CallbackAnswer.Admitted.class);
        assertThat(answer(largest + "a")).isEqualTo(new CallbackAnswer.Refused(CallbackAnswer.Reason.TOO_LARGE));

        String fields = FRONT + "publish&name=other&key=otherkey";
        String most = fields + "&x".repeat(CallbackForm.MAX_FIELDS - fields.split("&", -1).length);
        assertThat(answer(most)).isInstanceOf(CallbackAnswer.Admitted.class);
        assertThat(answer(most + "&x")).isEqualTo(new CallbackAnswer.Refused(CallbackAnswer.Reason.MALFORMED));

        String key = "k".repeat(StreamKey.MAX_LENGTH);
        keys.put(KeyBookTest.registration(new StreamId("long"), new StreamKey(key)));
        assertThat(answer(FRONT + "publish&name=long&key=" + key)).isInstanceOf(CallbackAnswer.Admitted.class);
        assertThat(answer(FRONT + "publish&name=long&key=k" + key))
                .isEqualTo(new CallbackAnswer.Refused(CallbackAnswer.Reason.UNKNOWN_KEY));
    }

    @Test
    void survivesAnyBytes() {
        Random random = new Random(20261121);
        byte[] good = (FRONT + "publish&name=other&type=live&key=otherkey").getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = good.clone();
            for (int change = random.nextInt(1, 6); change > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThat(callback.answer(bytes).status()).isIn(204, 403);
        }
        assertThat(callback.answer(new byte[0]).status()).isEqualTo(403);
    }

    @Test
    void keepsOptionalKeyEmptyWhenThereIsNone() {
        CallbackAnswer answer = answer(FRONT + "publish_done&name=studio");

        assertThat(answer)
                .isInstanceOfSatisfying(
                        CallbackAnswer.Left.class,
                        left -> assertThat(left.callback().key()).isEqualTo(Optional.empty()));
    }

    @Test
    void takesAFormThatWasParsedElsewhere() {
        assertThat(callback.answer(
                        java.util.Map.of("app", "live", "call", "publish", "name", "other", "key", "otherkey")))
                .isInstanceOf(CallbackAnswer.Admitted.class);
        assertThat(callback.answer(java.util.Map.of())).isInstanceOf(CallbackAnswer.Refused.class);
    }

    private CallbackAnswer answer(String body) {
        return callback.answer(body.getBytes(StandardCharsets.UTF_8));
    }
}
