package dev.firebreak.core.fingerprint.tmk;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The {@code .tmk} file, little-endian: "TMK1" "FVEC" "PDQF", five 32-bit numbers (frames a second, periods, coefficients, dimension,
 * frames), the periods, the coefficients, the mean, the cosines, the sines; {@value #BYTES} bytes in all.
 */
public final class TmkFile {
    /** Length of a file; nothing shorter or longer is one. */
    public static final int BYTES = 263_344;

    private static final String MAGIC = "TMK1FVECPDQF";
    private static final double TOLERANCE = 1e-6;

    private TmkFile() {}

    public static byte[] write(TmkSignature signature) {
        ByteBuffer file = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        file.put(MAGIC.getBytes(StandardCharsets.US_ASCII));
        file.putInt(TmkPeriods.FRAMES_PER_SECOND).putInt(TmkPeriods.PERIODS.length);
        file.putInt(TmkPeriods.COEFFICIENTS.length).putInt(TmkPeriods.DIMENSION);
        file.putInt(signature.frames());
        for (int period : TmkPeriods.PERIODS) {
            file.putInt(period);
        }
        FloatBuffer numbers = file.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        numbers.put(TmkPeriods.COEFFICIENTS)
                .put(signature.mean())
                .put(signature.cosines())
                .put(signature.sines());
        return file.array();
    }

    /** Throws {@link IllegalArgumentException} for what is no such file, or one with other constants, which cannot be compared. */
    public static TmkSignature read(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A .tmk file has %d bytes, not %d".formatted(BYTES, bytes.length));
        }
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[MAGIC.length()];
        file.get(magic);
        require(new String(magic, StandardCharsets.ISO_8859_1).equals(MAGIC), "does not begin with " + MAGIC);
        require(file.getInt() == TmkPeriods.FRAMES_PER_SECOND, "has another number of frames a second than 15");
        require(file.getInt() == TmkPeriods.PERIODS.length, "has another number of periods than 4");
        require(file.getInt() == TmkPeriods.COEFFICIENTS.length, "has another number of coefficients than 32");
        require(file.getInt() == TmkPeriods.DIMENSION, "has another dimension than 256");
        int frames = file.getInt();
        require(frames >= 0, "has a negative number of frames");
        for (int period : TmkPeriods.PERIODS) {
            require(file.getInt() == period, "has other periods");
        }
        FloatBuffer numbers = file.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        for (float coefficient : TmkPeriods.COEFFICIENTS) {
            require(Math.abs(numbers.get() - coefficient) <= TOLERANCE * coefficient, "has other coefficients");
        }
        return new TmkSignature(
                frames,
                floats(numbers, TmkPeriods.DIMENSION),
                floats(numbers, TmkPeriods.VECTORS * TmkPeriods.DIMENSION),
                floats(numbers, TmkPeriods.VECTORS * TmkPeriods.DIMENSION));
    }

    private static float[] floats(FloatBuffer numbers, int count) {
        float[] values = new float[count];
        numbers.get(values);
        return values;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("The .tmk file " + otherwise);
        }
    }
}
