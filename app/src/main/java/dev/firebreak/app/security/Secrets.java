package dev.firebreak.app.security;

import dev.firebreak.core.stream.StreamKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Makes passwords, tokens and stream keys, and hashes passwords. Thread-safe. */
public final class Secrets {
    /** Shortest password that a person may choose, in characters. */
    public static final int MIN_PASSWORD = 12;

    /** Longest password, in UTF-8 bytes: bcrypt looks at no more. */
    public static final int MAX_PASSWORD_BYTES = 72;

    /** Without what is easily misread: 0 O o 1 l I. */
    private static final String READABLE = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final PasswordEncoder ENCODER = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    private final SecureRandom random = new SecureRandom();

    /** A password of 100 bits that can be read out and typed. */
    public String password() {
        return readable(20);
    }

    /** A stream key of 160 bits. */
    public StreamKey streamKey() {
        return new StreamKey(readable(32));
    }

    /** The text of a bearer token, 256 bits. */
    public String token() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return "fb_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Hashes a password for {@link dev.firebreak.core.account.Account#passwordHash()}. */
    public String hash(String password) {
        return Objects.requireNonNull(encoder().encode(password), "hash of a password");
    }

    /** Why a password cannot be taken; empty when it can. */
    public String objection(String password) {
        if (password.length() < MIN_PASSWORD) {
            return "A password has at least " + MIN_PASSWORD + " characters";
        }
        return password.getBytes(StandardCharsets.UTF_8).length > MAX_PASSWORD_BYTES
                ? "A password has at most " + MAX_PASSWORD_BYTES + " bytes"
                : "";
    }

    static PasswordEncoder encoder() {
        return ENCODER;
    }

    private String readable(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(READABLE.charAt(random.nextInt(READABLE.length())));
        }
        return text.toString();
    }
}
