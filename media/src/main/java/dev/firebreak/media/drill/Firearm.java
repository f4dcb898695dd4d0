package dev.firebreak.media.drill;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Polygon;
import java.awt.RadialGradientPaint;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Draws a carbine and two gloved hands as their owner sees them, and the flash at its muzzle. */
final class Firearm {
    private static final int WIDTH = 700;
    private static final int HEIGHT = 400;
    private static final int FLASH = 260;
    private static final Color STEEL = new Color(38, 39, 41);
    private static final Color WORN = new Color(74, 76, 80);
    private static final Color GLOVE = new Color(58, 60, 48);
    private static final Color SLEEVE = new Color(70, 74, 62);

    private Firearm() {}

    /** {@value #WIDTH} × {@value #HEIGHT}; the muzzle is near the upper left corner. */
    static BufferedImage paint() {
        return Painting.overlay(WIDTH, HEIGHT, graphics -> {
            graphics.setColor(SLEEVE);
            graphics.fill(polygon(250, 400, 300, 250, 400, 250, 420, 400));
            graphics.fill(polygon(500, 400, 520, 280, 640, 280, 700, 400));
            graphics.setPaint(new GradientPaint(90, 40, WORN, 130, 90, STEEL));
            graphics.fill(polygon(76, 44, 100, 28, 310, 130, 290, 160));
            graphics.setPaint(new GradientPaint(240, 100, WORN, 300, 220, STEEL));
            graphics.fill(polygon(220, 96, 250, 76, 560, 210, 620, 300, 520, 330, 260, 170));
            graphics.setColor(STEEL);
            graphics.fill(polygon(560, 210, 700, 270, 700, 380, 600, 320));
            graphics.fill(polygon(400, 240, 470, 270, 450, 390, 380, 370));
            graphics.fill(polygon(330, 84, 350, 70, 430, 108, 424, 138, 340, 110));
            graphics.fillRect(96, 8, 8, 30);
            graphics.setColor(new Color(20, 20, 20));
            graphics.setStroke(new BasicStroke(3));
            graphics.drawLine(260, 118, 540, 240);
            graphics.drawLine(300, 160, 380, 196);
            graphics.setColor(GLOVE);
            graphics.fillRoundRect(266, 150, 130, 118, 60, 60);
            graphics.fillRoundRect(500, 236, 130, 110, 56, 56);
            graphics.setColor(GLOVE.darker());
            for (int finger = 0; finger < 4; finger++) {
                graphics.drawArc(276 + finger * 26, 140, 30, 70, 200, 140);
                graphics.drawArc(508 + finger * 24, 230, 30, 60, 200, 140);
            }
        });
    }

    /** A ragged star of light, {@value #FLASH} pixels square. */
    static BufferedImage flash(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        return Painting.overlay(FLASH, FLASH, graphics -> {
            int middle = FLASH / 2;
            graphics.setPaint(new RadialGradientPaint(middle, middle, middle, new float[] {0, 0.35f, 1}, new Color[] {
                new Color(255, 250, 220), new Color(255, 190, 80, 190), new Color(255, 120, 20, 0)
            }));
            graphics.fillOval(0, 0, FLASH, FLASH);
            graphics.setColor(new Color(255, 248, 214, 235));
            Polygon star = new Polygon();
            for (int ray = 0; ray < 14; ray++) {
                double angle = Math.TAU * ray / 14 + random.nextDouble() * 0.3;
                double reach = (ray % 2 == 0 ? 0.5 + 0.5 * random.nextDouble() : 0.22) * middle;
                star.addPoint((int) (middle + reach * Math.cos(angle)), (int) (middle + reach * Math.sin(angle)));
            }
            graphics.fill(star);
        });
    }

    private static Polygon polygon(int... corners) {
        Polygon polygon = new Polygon();
        for (int i = 0; i < corners.length; i += 2) {
            polygon.addPoint(corners[i], corners[i + 1]);
        }
        return polygon;
    }
}
