package dev.firebreak.media.drill;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * The pictures of the staged drill: a walk through a park, then, from the first shot on, a firing range seen by the shooter.
 * Everything costly is painted once beforehand; a frame only puts ready images together. Deterministic.
 */
final class StagedScene {
    private final DrillTimetable timetable;
    private final BufferedImage canvas =
            new BufferedImage(Programme.WIDTH, Programme.HEIGHT, BufferedImage.TYPE_INT_RGB);
    private final int[] pixels = ((DataBufferInt) canvas.getRaster().getDataBuffer()).getData();
    private final ParkView park;
    private final RangeView range;

    StagedScene(DrillTimetable timetable) {
        this.timetable = timetable;
        park = new ParkView(timetable.seed());
        range = new RangeView(timetable);
    }

    /** The frame's pixels, 0xRRGGBB, in an array that is reused for the next. */
    int[] draw(int frame) {
        Graphics2D graphics = canvas.createGraphics();
        try {
            if (timetable.stamp(frame).attack()) {
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
