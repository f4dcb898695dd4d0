package dev.firebreak.testkit.fingerprint;

import dev.firebreak.core.fingerprint.picture.LumaPlane;

/** A picture painted by whole-number arithmetic, the same on every machine: bands, discs and a little grain in three colours. */
@SuppressWarnings("ArrayRecordComponent") // A test's picture is never compared.
record PaintedPicture(byte[] rgb, int width, int height) {
    static PaintedPicture of(int width, int height, int seed) {
        byte[] rgb = new byte[3 * width * height];
        int grain = 12_345 + seed;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int u = x * 1024 / width;
                int v = y * 1024 / height;
                grain = grain * 1_103_515_245 + 12_345;
                int noise = (grain >>> 16) % 23;
                int disc = (u - 300 - 31 * seed) * (u - 300 - 31 * seed) + (v - 420) * (v - 420) < 48_400 ? 110 : 0;
                int at = 3 * (y * width + x);
                rgb[at] = (byte) (noise + disc + u / 9);
                rgb[at + 1] = (byte) (noise + (u * 3 + v * seed) / 97 % 5 * 40);
                rgb[at + 2] = (byte) (noise + disc / 2 + v / 8);
            }
        }
        return new PaintedPicture(rgb, width, height);
    }

    LumaPlane luma() {
        return LumaPlane.rgb(rgb, width, height);
    }

    PlainPdq plain() {
        return new PlainPdq(PlainPdq.luma(rgb), width, height);
    }

    /** Turned a quarter to the left. */
    PaintedPicture turned() {
        byte[] turned = new byte[rgb.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                System.arraycopy(rgb, 3 * (y * width + x), turned, 3 * ((width - 1 - x) * height + y), 3);
            }
        }
        return new PaintedPicture(turned, /* width= */ height, /* height= */ width);
    }

    PaintedPicture mirrored() {
        byte[] mirrored = new byte[rgb.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                System.arraycopy(rgb, 3 * (y * width + x), mirrored, 3 * (y * width + width - 1 - x), 3);
            }
        }
        return new PaintedPicture(mirrored, width, height);
    }
}
