package dev.firebreak.media.drill;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A firing range with paper and steel targets, seen over the shooter's own firearm. Flash, recoil, jerk of the view and
 * ejected brass follow the timetable's shots. There are no people in the picture. Flash and jerk are kept so small that the
 * encoder does not take a shot for a new scene, for which it would make a key frame.
 */
final class RangeView {
    private static final int MARGIN_X = 110;
    private static final int MARGIN_Y = 50;
    private static final int HORIZON = 300;
    private static final int FLASHES = 3;
    private static final int MUZZLE_X = 664;
    private static final int MUZZLE_Y = 372;
    private static final Color BRASS = new Color(214, 176, 84);

    private final int[] shotFrames;
    private final BufferedImage hall;
    private final BufferedImage firearm = Firearm.paint();
    private final List<BufferedImage> flashes = new ArrayList<>();

    RangeView(DrillTimetable timetable) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(timetable.seed() + 3);
        shotFrames = timetable.shots().stream()
                .mapToInt(sample -> (int) (sample / DrillTimetable.SAMPLES_PER_FRAME))
                .toArray();
        hall = Painting.roughen(
                Painting.ground(Programme.WIDTH + 2 * MARGIN_X, Programme.HEIGHT + 2 * MARGIN_Y, RangeView::paintHall),
                2,
                random);
        for (int i = 0; i < FLASHES; i++) {
            flashes.add(Firearm.flash(random.nextLong()));
        }
    }

    /** Before the first shot the range is empty: neither firearm nor hands are seen. */
    void paint(Graphics2D graphics, int frame) {
        int shot = lastShot(frame);
        int age = shot < 0 ? Integer.MAX_VALUE : frame - shotFrames[shot];
        double kick = age > 12 ? 0 : Math.exp(-age / 2.5);
        int lookX = (int) Math.round(70 * Math.sin(frame * 0.021) + 5 * Math.sin(frame * 0.23));
        int lookY = (int) Math.round(5 * Math.sin(frame * 0.11) + 14 * kick);
        graphics.drawImage(hall, lookX - MARGIN_X, lookY - MARGIN_Y, null);
        if (shot < 0) {
            return;
        }
        int handX = (int) Math.round(6 * Math.sin(frame * 0.17) + 14 * kick);
        int handY = (int) Math.round(4 * Math.sin(frame * 0.13) + 34 * kick);
        if (age <= 1) {
            BufferedImage flash = flashes.get(shot % FLASHES);
            int size = age == 0 ? flash.getWidth() : flash.getWidth() / 2;
            graphics.drawImage(flash, MUZZLE_X + handX - size / 2, MUZZLE_Y + handY - size / 2, size, size, null);
        }
        graphics.drawImage(
                firearm,
                Programme.WIDTH - firearm.getWidth() + handX,
                Programme.HEIGHT - firearm.getHeight() + 20 + handY,
                null);
        throwBrass(graphics, age, shot);
    }

    private void throwBrass(Graphics2D graphics, int age, int shot) {
        if (age < 1 || age > 9) {
            return;
        }
        graphics.setColor(BRASS);
        double speed = 34 + shot % 4 * 6;
        graphics.fillOval((int) (800 + speed * age), (int) (470 - 42 * age + 5.5 * age * age), 16, 8);
    }

    /** Index of the newest shot at or before the frame, or -1. */
    private int lastShot(int frame) {
        int at = Arrays.binarySearch(shotFrames, frame);
        return at >= 0 ? at : -at - 2;
    }

    private static void paintHall(Graphics2D graphics) {
        int width = Programme.WIDTH + 2 * MARGIN_X;
        int height = Programme.HEIGHT + 2 * MARGIN_Y;
        int middle = width / 2;
        int horizon = HORIZON + MARGIN_Y;
        graphics.setPaint(new GradientPaint(0, 0, new Color(70, 72, 74), 0, horizon, new Color(46, 48, 50)));
        graphics.fillRect(0, 0, width, height);
        graphics.setPaint(new GradientPaint(0, horizon, new Color(84, 82, 78), 0, height, new Color(128, 124, 116)));
        graphics.fill(new Polygon(
                new int[] {middle - 260, middle + 260, width, width, 0, 0},
                new int[] {horizon + 90, horizon + 90, height - 120, height, height, height - 120},
                6));
        graphics.setColor(new Color(58, 52, 44));
        graphics.fillRect(middle - 300, horizon - 120, 600, 212);
        graphics.setColor(new Color(230, 232, 220));
        for (int lamp = 0; lamp < 4; lamp++) {
            int size = 220 >> lamp;
            graphics.fillRect(middle - size, horizon - 300 + lamp * 46, 2 * size, Math.max(3, 14 >> lamp));
        }
        graphics.setColor(new Color(150, 148, 140));
        for (int lane = -2; lane <= 2; lane++) {
            graphics.drawLine(middle + lane * 110, horizon + 92, middle + lane * 460, height);
        }
        for (int lane = -2; lane <= 2; lane++) {
            target(graphics, middle + lane * 120, horizon + 60, lane % 2 == 0);
        }
    }

    /** Two steel plates on a stand, or a sheet of paper with rings. */
    private static void target(Graphics2D graphics, int x, int foot, boolean paper) {
        graphics.setColor(new Color(90, 84, 74));
        graphics.fillRect(x - 3, foot - 100, 6, 110);
        if (paper) {
            graphics.setColor(new Color(222, 214, 190));
            graphics.fillRect(x - 34, foot - 130, 68, 100);
            for (int ring = 0; ring < 4; ring++) {
                graphics.setColor(ring % 2 == 0 ? new Color(30, 30, 30) : new Color(222, 214, 190));
                int size = 52 - ring * 13;
                graphics.fillOval(x - size / 2, foot - 80 - size / 2, size, size);
            }
            return;
        }
        graphics.setColor(new Color(200, 202, 204));
        graphics.fillOval(x - 24, foot - 88, 48, 48);
        graphics.fillOval(x - 16, foot - 128, 32, 32);
    }
}
