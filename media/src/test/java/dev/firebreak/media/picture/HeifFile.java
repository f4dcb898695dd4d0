package dev.firebreak.media.picture;

import dev.firebreak.media.tool.Ffmpeg;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Writes HEIC files as telephones do, of pictures that FFmpeg encodes into MP4: one picture, or equal tiles. */
final class HeifFile {
    private static final int GRID = 60_000;

    private final Path folder;

    HeifFile(Path folder) {
        this.folder = folder;
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Coded(byte[] configuration, byte[] bytes) {}

    /**
     * One HEVC picture of {@code width} × {@code height}, which FFmpeg makes of {@code input}.
     *
     * @param quarters turns to the left that the file asks for
     */
    Path single(Path target, String input, int width, int height, int quarters) {
        Coded picture = encode(input, "null");
        List<byte[]> properties =
                List.of(picture.configuration(), size(width, height), box("irot", new byte[] {(byte) quarters}));
        return write(
                target, 1, List.of(picture.bytes()), new byte[0], properties, List.of(new int[] {1, 0x81, 2, 0x83}));
    }

    /** A grid of tiles of {@code side} × {@code side}, of which the last column and row are cut off at the picture's edge. */
    Path tiled(Path target, String input, int width, int height, int side) {
        int columns = (width + side - 1) / side;
        int rows = (height + side - 1) / side;
        List<Coded> tiles = new ArrayList<>();
        for (int tile = 0; tile < columns * rows; tile++) {
            String cut = "pad=%d:%d,crop=%d:%d:%d:%d"
                    .formatted(columns * side, rows * side, side, side, tile % columns * side, tile / columns * side);
            tiles.add(encode(input, cut));
        }
        byte[] grid = join(new byte[] {0, 0, (byte) (rows - 1), (byte) (columns - 1)}, u16(width), u16(height));
        return grid(target, tiles, grid, size(side, side), size(width, height));
    }

    /** The same small picture of {@code side} × {@code side} in every place of a grid. */
    Path repeated(Path target, String input, int columns, int rows, int side) {
        List<Coded> tiles = Collections.nCopies(columns * rows, encode(input, "null"));
        byte[] grid =
                join(new byte[] {0, 0, (byte) (rows - 1), (byte) (columns - 1)}, u16(columns * side), u16(rows * side));
        return grid(target, tiles, grid, size(side, side), size(columns * side, rows * side));
    }

    private static Path grid(Path target, List<Coded> tiles, byte[] grid, byte[] tileSize, byte[] size) {
        List<int[]> associations = new ArrayList<>();
        for (int tile = 1; tile <= tiles.size(); tile++) {
            associations.add(new int[] {tile, 0x81, 2});
        }
        associations.add(new int[] {GRID, 3});
        List<byte[]> properties = List.of(tiles.getFirst().configuration(), tileSize, size);
        return write(target, GRID, tiles.stream().map(Coded::bytes).toList(), grid, properties, associations);
    }

    private Coded encode(String input, String filter) {
        Path mp4 = folder.resolve("coded.mp4");
        Ffmpeg.make(
                mp4,
                input + " -vf " + filter
                        + " -frames:v 1 -c:v libx265 -pix_fmt yuv420p -tag:v hvc1 -x265-params log-level=none:qp=12");
        try {
            byte[] file = Files.readAllBytes(mp4);
            return new Coded(found(file, "hvcC", 0), content(found(file, "mdat", 0)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The box of a name, wherever it is. */
    private static byte[] found(byte[] file, String name, int from) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(name, from) - 4;
        return Arrays.copyOfRange(file, at, at + ByteBuffer.wrap(file).getInt(at));
    }

    private static byte[] content(byte[] box) {
        return Arrays.copyOfRange(box, 8, box.length);
    }

    private static Path write(
            Path target,
            int main,
            List<byte[]> pictures,
            byte[] grid,
            List<byte[]> properties,
            List<int[]> associations) {
        byte[] type = box("ftyp", ascii("heic"), u32(0), ascii("mif1heic"));
        byte[] draft = meta(main, pictures, grid, properties, associations, 0);
        byte[] meta = meta(main, pictures, grid, properties, associations, type.length + draft.length + 8);
        try {
            return Files.write(target, join(type, meta, box("mdat", pictures.toArray(byte[][]::new))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] meta(
            int main,
            List<byte[]> pictures,
            byte[] grid,
            List<byte[]> properties,
            List<int[]> associations,
            int dataAt) {
        boolean tiled = grid.length > 0;
        int items = pictures.size() + (tiled ? 1 : 0);
        byte[] infos = u16(items);
        byte[] places = join(new byte[] {0x44, 0}, u16(items));
        byte[] tiles = {};
        int at = dataAt;
        for (int i = 0; i < pictures.size(); i++) {
            int length = pictures.get(i).length;
            infos = join(infos, info(i + 1, "hvc1"));
            places = join(places, u16(i + 1), u16(0), u16(0), u16(1), u32(at), u32(length));
            tiles = join(tiles, u16(i + 1));
            at += length;
        }
        if (tiled) {
            infos = join(infos, info(GRID, "grid"));
            places = join(places, u16(GRID), u16(1), u16(0), u16(1), u32(0), u32(grid.length));
        }
        byte[] uses = u32(associations.size());
        for (int[] each : associations) {
            uses = join(uses, u16(each[0]), new byte[] {(byte) (each.length - 1)});
            for (int i = 1; i < each.length; i++) {
                uses = join(uses, new byte[] {(byte) each[i]});
            }
        }
        byte[] refers = tiled ? full("iref", 0, box("dimg", u16(GRID), u16(pictures.size()), tiles)) : new byte[0];
        return full(
                "meta",
                0,
                full("hdlr", 0, u32(0), ascii("pict"), new byte[13]),
                full("pitm", 0, u16(main)),
                full("iloc", 1, places),
                full("iinf", 0, infos),
                refers,
                box("iprp", box("ipco", properties.toArray(byte[][]::new)), full("ipma", 0, uses)),
                tiled ? box("idat", grid) : new byte[0]);
    }

    private static byte[] info(int item, String type) {
        return full("infe", 2, u16(item), u16(0), ascii(type), new byte[1]);
    }

    private static byte[] size(int width, int height) {
        return full("ispe", 0, u32(width), u32(height));
    }

    private static byte[] full(String name, int version, byte[]... parts) {
        return box(name, new byte[] {(byte) version, 0, 0, 0}, join(parts));
    }

    private static byte[] box(String name, byte[]... parts) {
        byte[] content = join(parts);
        return join(u32(content.length + 8), ascii(name), content);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] u16(int value) {
        return new byte[] {(byte) (value >> 8), (byte) value};
    }

    private static byte[] u32(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
