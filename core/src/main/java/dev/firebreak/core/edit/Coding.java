package dev.firebreak.core.edit;

/**
 * How a copy is encoded anew before it is looked at: by a real encoder, which is not part of this room.
 *
 * @param videoBits H.264, bits a second, at the size that the edit left
 * @param soundBits AAC, bits a second
 */
public record Coding(int videoBits, int soundBits) {
    public Coding {
        if (videoBits < 10_000 || soundBits < 8_000) {
            throw new IllegalArgumentException("%d and %d bits a second are too few".formatted(videoBits, soundBits));
        }
    }
}
