package dev.firebreak.media.drill;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * The pictures of the staged drill: a walk through a park, a short look at an empty firing range, then, from the first shot
 * on, the range seen by the shooter. The change of scene comes before the attack because an encoder may begin a new segment
 * there, and the first shot must fall into the middle of one. Everything costly is painted once beforehand; a frame only puts ready
 * images together. Deterministic.
 */
final class StagedScene {
    /** Frames for which the empty range is seen. */
    static final int LOOK = 21;

    private final int rangeFrom;
    private final BufferedImage canvas =
            new BufferedImage(Programme.WIDTH, Programme.HEIGHT, BufferedImage.TYPE_INT_RGB);
    private final int[] pixels = ((DataBufferInt) canvas.getRaster().getDataBuffer()).getData();
    private final ParkView park;
    private final RangeView range;

    StagedScene(DrillTimetable timetable) {
        this(timetable, Math.max(0, timetable.attackFrame() - LOOK));
    }

    private StagedScene(DrillTimetable timetable, int rangeFrom) {
        this.rangeFrom = rangeFrom;
        park = new ParkView(timetable.seed());
        range = new RangeView(timetable);
    }

    /** Only the walk, however long. */
    static StagedScene walk(long seed) {
        return new StagedScene(
                new DrillTimetable(seed, DrillTimetable.DEFAULT.harmless(), DrillTimetable.DEFAULT.attack()),
                Integer.MAX_VALUE);
    }

    /** The frame's pixels, 0xRRGGBB, in an array that is reused for the next. */
    int[] draw(int frame) {
        Graphics2D graphics = canvas.createGraphics();
        try {
            if (frame >= rangeFrom) {
                range.paint(graphics, frame);
            } else {
                park.paint(graphics, frame);
            }
        } finally {
            graphics.dispose();
        }
        return pixels;
    }
}
